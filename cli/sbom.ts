import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { showUsage } from './exit.ts'

const USAGE = `Usage: npm run -s preflight -- sbom [--production]

Prints every package of package-lock.json as a software bill of materials (CycloneDX 1.6, JSON): name, version,
checksum, licence, and what each asks for. --production leaves out what only builds and tests need. The same
lock gives the same bytes.
`

/** A package as package-lock.json has it, by its folder below the root. */
type Locked = {
  version?: string
  integrity?: string
  license?: string
  dev?: boolean
  devOptional?: boolean
  optional?: boolean
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}
type Lock = { name: string; version: string; packages: Record<string, Locked> }

const FOLDER = 'node_modules/'
const nameOf = (path: string) => path.slice(path.lastIndexOf(FOLDER) + FOLDER.length)
const purlOf = (path: string, { version = '' }: Locked) => `pkg:npm/${nameOf(path).replace('@', '%40')}@${version}`

/**
 * `sbom`: the bill of materials of this very tree.
 *
 * @returns the exit code: 0 done, 2 wrong usage
 */
export async function sbomCommand(args: string[]): Promise<number> {
  const wanted = readArgs(args)
  if (wanted === 'help' || wanted === null) return showUsage(wanted, USAGE)
  const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  process.stdout.write(`${JSON.stringify(bill(lock, wanted), null, 2)}\n`)
  return 0
}

function readArgs(args: string[]): { isProduction: boolean } | 'help' | null {
  try {
    const options = { production: { type: 'boolean' }, help: { type: 'boolean' } } as const
    const { values } = parseArgs({ args, options })
    return values.help ? 'help' : { isProduction: values.production ?? false }
  } catch {
    return null
  }
}

function bill({ name, version, packages }: Lock, { isProduction }: { isProduction: boolean }) {
  const own = Object.entries(packages).filter(([path, one]) => path !== '' && !(isProduction && one.dev))
  // One package may lie in several folders, each with neighbours of its own.
  const byPurl = Map.groupBy(own, ([path, one]) => purlOf(path, one))
  const root = `pkg:npm/${name}@${version}`
  const sorted = [...byPurl].sort(([a], [b]) => (a < b ? -1 : 1))
  const asked = [
    { ref: root, places: [['', packages[''] ?? {}] as const] },
    ...sorted.map(([ref, places]) => ({ ref, places })),
  ]
  const isListed = (ref: string) => byPurl.has(ref)
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': root, name, version, purl: root } },
    components: sorted.flatMap(([ref, [first]]) => (first ? [componentOf(ref, first)] : [])),
    dependencies: asked.map(({ ref, places }) => ({
      ref,
      dependsOn: [...new Set(places.flatMap(([path, one]) => needsOf(packages, path, one)))].filter(isListed).sort(),
    })),
  }
}

function componentOf(ref: string, [path, one]: [string, Locked]) {
  const [algorithm = '', checksum = ''] = one.integrity?.split('-') ?? []
  return {
    type: 'library',
    'bom-ref': ref,
    name: nameOf(path),
    version: one.version,
    scope: one.dev ? 'excluded' : one.optional || one.devOptional ? 'optional' : 'required',
    ...(one.integrity && {
      hashes: [{ alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(checksum, 'base64').toString('hex') }],
    }),
    ...(one.license && { licenses: [{ expression: one.license }] }),
    purl: ref,
  }
}

/** What a package asks for, as Node finds it: in its own folder, else in those above. */
function needsOf(packages: Lock['packages'], path: string, one: Locked): string[] {
  const { dependencies, optionalDependencies, peerDependencies } = one
  const development = path === '' ? (one as { devDependencies?: Record<string, string> }).devDependencies : {}
  return Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies, ...development }).flatMap(
    (name) => {
      const found = foldersAbove(path).find((folder) => packages[folder + FOLDER + name])
      const at = found === undefined ? undefined : found + FOLDER + name
      return at === undefined ? [] : [purlOf(at, packages[at] ?? {})]
    },
  )
}

/** `node_modules/a/node_modules/b` gives `node_modules/a/node_modules/b/`, `node_modules/a/` and the root, ``. */
function foldersAbove(path: string): string[] {
  const folders: string[] = []
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf(FOLDER) - 1))) folders.push(`${at}/`)
  return [...folders, '']
}
