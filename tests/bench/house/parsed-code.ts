import { parseSync } from 'vite'
import { repositoryFiles, type SourceFile, sourceFile } from '#tests/support/source-files.ts'

/** A piece of the syntax tree, whatever it is; places are offsets in the text. */
export type Syntax = { type: string; start: number; end: number } & Record<string, unknown>

export type CodeFile = SourceFile & {
  /** As it is written, comments and all. */
  written: string
  lines: number
  program: Syntax
  comments: readonly { start: number; end: number; value: string }[]
}

/** An exported function with the comment that stands directly above it. */
export type ExportedFunction = {
  path: string
  name: string
  lines: number
  /** `''`: none. */
  comment: string
  /** Types of its parameters as written. */
  parameters: readonly string[]
  /** As written; `''`: left to the compiler. */
  returns: string
  /** As written, with what stands before it. */
  body: string
}

/** What people wrote and the product runs: no tests, migrations or declarations. */
const HAND_WRITTEN = /^(?:app|cli|content|db|scripts)\/.*\.(?:ts|tsx|js|mjs)$|^[^/]+\.ts$/
const TESTS = /^tests\/.*\.tsx?$/
const LEFT_OUT = /\.d\.ts$|^db\/migrations\//

/** Ascending by path. */
export function readHandWritten(): CodeFile[] {
  return readCode(HAND_WRITTEN)
}

/** Ascending by path; benches and what they stand on are among them. */
export function readTests(): CodeFile[] {
  return readCode(TESTS)
}

function readCode(where: RegExp): CodeFile[] {
  return repositoryFiles()
    .filter(({ path }) => where.test(path) && !LEFT_OUT.test(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, text }) => parseCode(path, text))
}

/** @throws Error if it cannot be read as TypeScript */
export function parseCode(path: string, text: string): CodeFile {
  const { program, comments, errors } = parseSync(path, text)
  const [error] = errors
  if (error) throw new Error(`${path}: ${error.message}`)
  return {
    ...sourceFile(path, text),
    written: text,
    lines: text.split('\n').length - 1,
    program: program as unknown as Syntax,
    comments,
  }
}

/** Everything below a piece, itself first. */
export function* piecesOf(piece: Syntax): Generator<Syntax> {
  yield piece
  for (const value of Object.values(piece)) {
    for (const one of Array.isArray(value) ? value : [value]) if (isSyntax(one)) yield* piecesOf(one)
  }
}

const isSyntax = (value: unknown): value is Syntax =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

/** Lines of each function with a body in braces, callbacks included. */
export function functionSizes({ program, written }: CodeFile): number[] {
  return [...piecesOf(program)]
    .filter((piece) => FUNCTIONS.has(piece.type) && isSyntax(piece.body) && piece.body.type !== 'JSXElement')
    .filter((piece) => isSyntax(piece.body) && /^(?:BlockStatement|FunctionBody)$/.test(piece.body.type))
    .map((piece) => linesOf(written, piece))
}

const linesOf = (text: string, { start, end }: Syntax) => text.slice(start, end).split('\n').length

/** Functions that a file exports by their name, also those in a constant. */
export function exportedFunctions(file: CodeFile): ExportedFunction[] {
  const { program, path, written } = file
  return syntaxIn(program.body).flatMap((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? syntaxIn(statement.declaration)[0] : undefined
    if (!declared) return []
    const comment = commentAbove(file, statement.start)
    return namedFunctions(declared).map(({ name, made }) => ({
      path,
      name,
      lines: linesOf(written, made),
      comment,
      parameters: syntaxIn(made.params).map((one) => written.slice(one.start, one.end)),
      returns: syntaxIn(made.returnType)
        .map(({ start, end }) => written.slice(start + 1, end).trim())
        .join(),
      body: written.slice(made.start, made.end),
    }))
  })
}

function namedFunctions(declared: Syntax): { name: string; made: Syntax }[] {
  if (declared.type === 'FunctionDeclaration') return [{ name: nameOf(declared), made: declared }]
  return syntaxIn(declared.declarations).flatMap((one) => {
    const [made] = syntaxIn(one.init)
    return made && FUNCTIONS.has(made.type) ? [{ name: nameOf(one), made }] : []
  })
}

const syntaxIn = (value: unknown): Syntax[] => (Array.isArray(value) ? value : [value]).filter(isSyntax)

function nameOf(declared: Syntax): string {
  const [id] = syntaxIn(declared.id)
  return typeof id?.name === 'string' ? id.name : ''
}

/** With nothing but white space between. */
function commentAbove({ comments, written }: CodeFile, place: number): string {
  const before = comments.filter(({ end }) => end <= place && written.slice(end, place).trim() === '').at(-1)
  return before && written.startsWith('/**', before.start) ? before.value : ''
}

/** Lines that a comment touches, and lines that are not blank. */
export function commentLines({ comments, written }: CodeFile): { commented: number; filled: number } {
  const touched = new Set<number>()
  for (const { start, end } of comments) {
    const first = written.slice(0, start).split('\n').length
    const last = first + written.slice(start, end).split('\n').length - 1
    for (let line = first; line <= last; line++) touched.add(line)
  }
  return { commented: touched.size, filled: written.split('\n').filter((line) => line.trim() !== '').length }
}
