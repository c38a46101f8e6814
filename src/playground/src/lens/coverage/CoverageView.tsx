import type { ViewProps } from '../views';

export default function CoverageView({ answer }: ViewProps) {
  return <p>Coverage of answer {answer.serial}</p>;
}
