import type { ViewProps } from '../views';

export default function NetworkView({ answer }: ViewProps) {
  return <p>Network of answer {answer.serial}</p>;
}
