import { Combobox, ComboboxInput, ComboboxOption, ComboboxOptions } from '@headlessui/react';
import { useEffect, useState } from 'react';
import type { Pick } from './exploreState';
import { type Suggestions, useSuggestions } from './suggestions';
import { changeExplore, useExploreState } from './useExplore';

type Choice = { text: string } | { pick: Pick };

/** The search of Explore: articles, topics and providers while typing; Enter shows all articles with the words. */
export function SearchBox() {
  const { text: searched } = useExploreState();
  const [text, setText] = useState(searched);
  useEffect(() => setText(searched), [searched]);
  const choose = (choice: Choice | null) => {
    if (choice && 'pick' in choice) {
      setText('');
      changeExplore({ pick: choice.pick, text: '' });
    } else if (choice) {
      changeExplore({ text: choice.text, pick: null });
    }
  };
  const change = (next: string) => {
    setText(next);
    if (next === '' && searched !== '') {
      changeExplore({ text: '' });
    }
  };
  return (
    <Combobox<Choice | null> immediate value={null} onChange={choose}>
      {({ open }) => (
        <div className="ng-search" role="search">
          <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.6">
            <circle cx="7" cy="7" r="4.5" />
            <path d="m10.5 10.5 4 4" />
          </svg>
          <ComboboxInput
            type="search"
            aria-label="Search articles, topics and providers"
            placeholder="Search articles, topics and providers"
            autoComplete="off"
            value={text}
            displayValue={() => text}
            onChange={(event) => change(event.target.value)}
          />
          {text.trim() !== '' && <SearchOptions text={text.trim()} open={open} />}
        </div>
      )}
    </Combobox>
  );
}

function SearchOptions({ text, open }: { text: string; open: boolean }) {
  const { topics, providers, articles, message } = useSuggestions(text, open);
  return (
    <ComboboxOptions modal={false} className="ng-choice-list ng-search-list" aria-label="Matches">
      <ComboboxOption value={{ text } satisfies Choice} className="ng-choice-option">
        <span className="ng-choice-name">
          All articles with <b>{text}</b>
        </span>
      </ComboboxOption>
      <Group label="Topics" kind="topic" items={topics} />
      <Group label="Providers" kind="provider" items={providers} />
      <Group label="Articles" kind="article" items={articles} />
      {message && <div className="ng-choice-option ng-quiet">{message}</div>}
    </ComboboxOptions>
  );
}

function Group({ label, kind, items }: { label: string; kind: Pick['kind']; items: Suggestions['topics'] }) {
  return items.length === 0 ? null : (
    <div role="group" aria-label={label}>
      <div className="ng-choice-group" aria-hidden="true">
        {label}
      </div>
      {items.map(({ key, name, detail }) => (
        <ComboboxOption key={key} value={{ pick: { kind, key } } satisfies Choice} className="ng-choice-option">
          <span className="ng-choice-name">{name}</span>
          {detail && <span className="ng-choice-count">{detail}</span>}
        </ComboboxOption>
      ))}
    </div>
  );
}
