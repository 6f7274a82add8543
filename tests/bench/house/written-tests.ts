import { type CodeFile, piecesOf, type Syntax } from './parsed-code.ts'
import { type Point, percent } from './point.ts'

/** Point 11: how much of core is tested, without pretending, in words that a client understands. */
export function measureTests(files: readonly CodeFile[], tests: readonly CodeFile[]): Point {
  const linesIn = (of: readonly CodeFile[], folder: string) =>
    of.filter(({ path }) => path.startsWith(folder)).reduce((sum, { lines }) => sum + lines, 0)
  const suites = tests.filter(({ path }) => /\.test\.tsx?$/.test(path))
  const mocks = suites.flatMap(({ program }) => [...piecesOf(program)].filter(isMock))
  const titles = suites.flatMap(titlesOf)
  const plain = titles.filter(isPlain)
  const ratio = linesIn(tests, 'tests/core/') / linesIn(files, 'app/core/')
  return {
    name: '11 Tests',
    figures: [
      {
        what: 'lines of tests for a line of core',
        measured: Math.round(100 * ratio) / 100,
        target: 1,
        best: 0.69,
        middle: 0.28,
        is: 'atLeast',
      },
      { what: 'mocks', measured: mocks.length, target: 0 },
      {
        what: '% of titles that begin with "should"',
        measured: percent(titles.filter((title) => /^should\b/i.test(title)).length, titles.length),
        target: 0,
        middle: 26,
      },
      {
        what: `% of ${titles.length} titles without a name of the code`,
        measured: percent(plain.length, titles.length),
        target: 90,
        is: 'atLeast',
      },
    ],
  }
}

/** `vi.mock(...)` as a call, not as a text about it. */
function isMock({ type, callee }: Syntax): boolean {
  const { object, property } = (callee ?? {}) as { object?: Syntax; property?: Syntax }
  return type === 'CallExpression' && object?.name === 'vi' && /^(?:do)?mock$/i.test(String(property?.name))
}

/** First words of each `test(...)`, `test.each(...)(...)` and the like; what is put together at run time is not among them. */
function titlesOf({ program }: CodeFile): string[] {
  return [...piecesOf(program)].flatMap((piece) => {
    if (piece.type !== 'CallExpression' || !/^(?:test|it)$/.test(calleeOf(piece))) return []
    const [first] = piece.arguments as Syntax[]
    return first?.type === 'Literal' && typeof first.value === 'string' ? [first.value] : []
  })
}

/** The name at the bottom of `test`, `test.for(rows)` and so on. */
function calleeOf(piece: Syntax): string {
  const below = (piece.callee ?? piece.object ?? piece.tag) as Syntax | undefined
  if (below) return calleeOf(below)
  return typeof piece.name === 'string' ? piece.name : ''
}

/** No camel case, no call, no path to a file of code. */
const isPlain = (title: string) =>
  !/[a-z][A-Z]\w*|\w\(|\.tsx?\b|[{}]|=>/.test(title.replaceAll(/\b(?:ePrivacy|eIDAS)\b/g, ''))
