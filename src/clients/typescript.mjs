import assert from 'node:assert/strict';
import { join } from 'node:path';
import ts from 'typescript';

/** Compiles files of a folder as `tsc --strict` does, and fails with what it finds. */
export function compile(folder, files) {
  const program = ts.createProgram(
    files.map((file) => join(folder, file)),
    {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
    },
  );
  const problems = ts.getPreEmitDiagnostics(program).map((problem) => {
    const text = ts.flattenDiagnosticMessageText(problem.messageText, '\n');
    if (!problem.file) {
      return text;
    }
    const { line } = problem.file.getLineAndCharacterOfPosition(problem.start);
    return `${problem.file.fileName}:${line + 1} ${text}`;
  });
  assert.deepEqual(problems, []);
}
