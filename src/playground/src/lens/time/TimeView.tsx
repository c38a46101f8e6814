import type { ViewProps } from '../views';

export default function TimeView({ answer }: ViewProps) {
  return <p>Time of answer {answer.serial}</p>;
}
