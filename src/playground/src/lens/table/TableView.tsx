import type { ViewProps } from '../views';

export default function TableView({ answer }: ViewProps) {
  return <p>Table of answer {answer.serial}</p>;
}
