import type { ComponentType } from 'react';
import type { Answer } from '../../answer/answer';
import type { ViewName } from '../../session/viewNames';

export interface ViewProps {
  answer: Answer;
}

/** A way to display an answer. */
export interface View {
  name: ViewName;
  /** How well the view fits an answer: 0 when it has nothing to show. The view with the highest value is shown first. */
  fit(answer: Answer): number;
  /** The component; null for the JSON view, which GraphiQL displays. */
  Content: ComponentType<ViewProps> | null;
}
