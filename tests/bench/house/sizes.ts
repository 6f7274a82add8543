import { noCycles } from '#tests/support/architecture-rules.ts'
import { type CodeFile, exportedFunctions, functionSizes } from './parsed-code.ts'
import { ninthTenth, type Point, percent } from './point.ts'

/** Longer than this is too long to be read at once. */
const LONG = 300

/** Points 3 to 7: how large files and functions are, how deep imports go, how thin routes stay. */
export function measureSizes(files: readonly CodeFile[]): Point[] {
  const lines = files.map((file) => file.lines)
  const functions = files.flatMap(functionSizes)
  const long = lines.filter((count) => count > LONG).length
  return [
    {
      name: '3 Largest file',
      figures: [{ what: 'lines', measured: Math.max(...lines), target: 200, best: 287, middle: 371 }],
    },
    {
      name: '4 Files',
      figures: [
        { what: 'lines, 90th percentile', measured: ninthTenth(lines), target: 120, best: 137, middle: 206 },
        { what: `% above ${LONG} lines`, measured: percent(long, lines.length), target: 0, best: 1, middle: 4 },
      ],
    },
    {
      name: '5 Functions',
      figures: [
        { what: 'lines, 90th percentile', measured: ninthTenth(functions), target: 30, best: 31, middle: 40 },
        { what: 'lines of the longest', measured: Math.max(...functions), target: 80, best: 117, middle: 172 },
      ],
    },
    {
      name: '6 Imports',
      figures: [
        { what: 'longest chain', measured: longestChain(files), target: 8, best: 9, middle: 10 },
        { what: 'cycles', measured: noCycles(files).length, target: 0, middle: 2 },
      ],
    },
    measureRoutes(files.filter(({ path }) => path.startsWith('app/routes/'))),
  ]
}

function measureRoutes(files: readonly CodeFile[]): Point {
  const doors = (file: CodeFile) => exportedFunctions(file).filter(({ name }) => /^(?:loader|action)$/.test(name))
  const routes = files.filter((file) => doors(file).length > 0)
  const onTables = routes.filter(({ imports }) =>
    imports.some(({ to, isType }) => !isType && /^(?:db\/(?:client|schema)|drizzle-orm)/.test(to)),
  )
  return {
    name: '7 Thin routes',
    figures: [
      {
        what: 'lines of loader or action, 90th percentile',
        measured: ninthTenth(routes.flatMap(doors).map(({ lines }) => lines)),
        target: 25,
        best: 40,
        middle: 62,
      },
      { what: '% that know tables', measured: percent(onTables.length, routes.length), target: 0, middle: 11 },
    ],
  }
}

/** Files one after the other on the longest way of imports that run; types are none, and nor is what is loaded on demand. */
function longestChain(files: readonly CodeFile[]): number {
  const own = new Map(files.map((file) => [file.path, file]))
  const known = new Map<string, number>()
  const depthOf = (path: string): number => {
    const file = own.get(path)
    if (!file) return 0
    const found = known.get(path)
    if (found !== undefined) return found
    known.set(path, 0)
    const below = file.imports.filter(({ isPackage, isType }) => !isPackage && !isType)
    const depth = 1 + Math.max(0, ...below.map(({ to }) => depthOf(to)))
    known.set(path, depth)
    return depth
  }
  return Math.max(...files.map(({ path }) => depthOf(path)))
}
