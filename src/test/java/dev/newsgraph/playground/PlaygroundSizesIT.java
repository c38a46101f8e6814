package dev.newsgraph.playground;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Every view at the sizes of a desktop, a tablet and a phone, light and dark. The
 * screenshots are in {@code target/playground-photographs}.
 */
@BrowserTest
@Tag("slow")
class PlaygroundSizesIT {

	private static final String ARTICLES = "{ articles(first: 10) { totalCount edges { node { title webUrl publishedDateTime heat provider { name } topics { name } related(first: 5) { edges { node { title webUrl } } } } } } }";

	private static final String COVERAGE = "{ coverage(first: 100) { edges { node { provider { name } topic { name } articleCount } } } }";

	// Controls that a pointer cannot hit, with the smallest size that WCAG 2.2 allows.
	private static final String SMALL_TARGETS = """
			() => [...document.querySelectorAll('button, select, summary, input, [role=tab], [role=button]')]
			  .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
			  .filter((element) => !element.closest('.monaco-editor') && element.type !== 'hidden')
			  .map((element) => ({ element, box: element.closest('label')?.getBoundingClientRect() ?? element.getBoundingClientRect() }))
			  .filter(({ box }) => box.width > 2 && box.height > 2 && (box.width < 23.5 || box.height < 23.5))
			  .map(({ element, box }) => `${element.outerHTML.slice(0, 120)} ${Math.round(box.width)} x ${Math.round(box.height)}`)""";

	// Controls that are wider than the window, or cut by an element that does not scroll.
	private static final String CLIPPED = """
			() => {
			  const scrolls = (element) => {
			    for (let at = element.parentElement; at; at = at.parentElement) {
			      if (/auto|scroll/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth) { return true }
			    }
			    return false
			  }
			  return [...document.querySelectorAll('button, select, summary, input, a[href], [role=tab]')]
			    .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
			    .filter((element) => !element.closest('.monaco-editor, .ng-skip') && !scrolls(element))
			    .filter((element) => {
			      const box = element.getBoundingClientRect()
			      return box.width > 2 && (box.left < -1 || box.right > innerWidth + 1)
			    })
			    .map((element) => element.outerHTML.slice(0, 160))
			}""";

	static Stream<Arguments> places() {
		List<Arguments> places = new ArrayList<>();
		for (int[] size : new int[][] { { 1440, 900 }, { 1024, 768 }, { 390, 844 } }) {
			for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
				places.add(arguments(size[0], size[1], scheme));
			}
		}
		return places.stream();
	}

	@ParameterizedTest
	@MethodSource("places")
	void everyViewFits(int width, int height, ColorScheme scheme, BrowserVisit visit) {
		List<String> problems = new ArrayList<>();
		for (String view : List.of("explore", "dashboards", "json", "table", "network", "time", "coverage")) {
			Page tab = visit.freshProfile(width, height, scheme);
			tab.addInitScript("""
					globalThis.layoutShift = 0
					new PerformanceObserver((list) => list.getEntries()
					  .filter(({ hadRecentInput }) => !hadRecentInput)
					  .forEach(({ value }) => { globalThis.layoutShift += value }))
					  .observe({ type: 'layout-shift', buffered: true })""");
			tab.navigate(addressOf(visit, view));
			if (view.equals("explore")) {
				assertThat(tab.locator(".ng-tile")).hasCount(6);
			}
			else if (!view.equals("dashboards")) {
				assertThat(new PlaygroundUser(tab).ran()).isVisible();
			}
			assertThat(tab.locator("[aria-busy=true], .ng-opening")).hasCount(0);
			assertThat(tab.getByText("Opening…")).hasCount(0);
			visit.photograph("%s-%d-%s".formatted(view, width, scheme.name().toLowerCase(java.util.Locale.ROOT)), tab);
			String place = "%s at %d px, %s: ".formatted(view, width, scheme);
			double shift = ((Number) tab.evaluate("() => globalThis.layoutShift")).doubleValue();
			if (shift >= 0.05) {
				problems.add(place + "layout shift " + shift);
			}
			if ((Boolean) tab.evaluate("() => document.documentElement.scrollWidth > innerWidth")) {
				problems.add(place + "the page scrolls sideways");
			}
			((List<?>) tab.evaluate(CLIPPED)).forEach((control) -> problems.add(place + "clipped: " + control));
			((List<?>) tab.evaluate(SMALL_TARGETS)).forEach((control) -> problems.add(place + "small: " + control));
			visit.accessibilityViolations(tab).forEach((violation) -> problems.add(place + violation));
			tab.close();
		}
		assertThat(problems).isEmpty();
	}

	private static String addressOf(BrowserVisit visit, String view) {
		return switch (view) {
			case "explore", "dashboards" -> visit.playground() + "#/" + view;
			default -> PlaygroundUser.link(visit, view.equals("coverage") ? COVERAGE : ARTICLES, view);
		};
	}

}
