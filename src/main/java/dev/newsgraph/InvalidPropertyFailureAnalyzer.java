package dev.newsgraph;

import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Turns a wrong value of a configuration property into one sentence that names the
 * property, the value and the allowed values.
 */
class InvalidPropertyFailureAnalyzer extends AbstractFailureAnalyzer<BindException> implements Ordered {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException failure) {
		Class<?> type = failure.getTarget().getType().resolve(Object.class);
		if (failure.getCause() instanceof BindValidationException invalid) {
			String prefix = invalid.getValidationErrors().getName().toString();
			String sentences = invalid.getValidationErrors()
				.getAllErrors()
				.stream()
				.map((error) -> sentence(prefix, type, error))
				.distinct()
				.collect(Collectors.joining(" "));
			return new FailureAnalysis(sentences, null, failure);
		}
		ConfigurationProperty property = failure.getProperty();
		if (property == null) {
			return null;
		}
		AllowedValues allowed = AllowedValues.of(type, failure.getTarget().getAnnotations());
		return new FailureAnalysis(sentence(property.getName().toString(), property.getValue(), allowed), null,
				failure);
	}

	private static String sentence(String prefix, Class<?> type, ObjectError error) {
		if (error instanceof FieldError field) {
			StringBuilder name = new StringBuilder(prefix);
			Class<?> owner = type;
			Annotation[] constraints = {};
			for (String part : field.getField().split("\\.")) {
				RecordComponent component = component(owner, part);
				if (component == null) {
					return String.valueOf(error.getDefaultMessage());
				}
				name.append('.').append(DataObjectPropertyName.toDashedForm(part));
				owner = component.getType();
				constraints = component.getAccessor().getAnnotations();
			}
			return sentence(name.toString(), field.getRejectedValue(), AllowedValues.of(owner, constraints));
		}
		return String.valueOf(error.getDefaultMessage());
	}

	private static @Nullable RecordComponent component(Class<?> type, String name) {
		RecordComponent[] components = type.getRecordComponents();
		return (components != null)
				? Arrays.stream(components).filter((one) -> one.getName().equals(name)).findFirst().orElse(null) : null;
	}

	private static String sentence(String property, @Nullable Object value, AllowedValues allowed) {
		return "%s is \"%s\"; it must be %s.".formatted(property, AllowedValues.text(value), allowed);
	}

	/** Before Spring Boot's own, which need several lines. */
	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

}
