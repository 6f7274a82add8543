import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { command } from '#tests/support/command.ts'

type Locked = { version?: string; integrity?: string; license?: string; dev?: boolean }
const { packages }: { packages: Record<string, Locked> } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const locked = Object.entries(packages).filter(([path]) => path !== '')
const titleOf = ([path, { version }]: [string, Locked]) => `${path.replace(/^.*node_modules\//, '')}@${version}`

type Component = {
  name: string
  version: string
  scope: string
  purl: string
  hashes?: { alg: string; content: string }[]
}
type Bill = { components: Component[]; dependencies: { ref: string; dependsOn: string[] }[] }
const bill = async (...args: string[]) => {
  const { status, stdout, stderr } = await command(['sbom', ...args])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return { text: stdout, ...(JSON.parse(stdout) as Bill) }
}
const listed = ({ components }: Bill) => components.map(({ name, version }) => `${name}@${version}`)

test('the bill has every package of the lock once, with its checksum', async () => {
  const whole = await bill()

  expect(listed(whole).toSorted()).toEqual([...new Set(locked.map(titleOf))].toSorted())
  for (const [path, one] of locked) {
    const component = whole.components.find(({ name, version }) => `${name}@${version}` === titleOf([path, one]))
    const sent = component?.hashes?.map(({ alg, content }) => `${alg} ${content}`)
    const [, base64 = ''] = one.integrity?.split('-') ?? []
    expect(sent, path).toEqual(one.integrity && [`SHA-512 ${Buffer.from(base64, 'base64').toString('hex')}`])
  }
})

test('it says what asks for what, and names nothing that it does not list', async () => {
  const { components, dependencies } = await bill()
  const known = new Set(components.map(({ purl }) => purl))
  const needs = new Map(dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]))

  expect(dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !known.has(ref))).toEqual([])
  expect(needs.get('pkg:npm/preflight@0.1.0')?.some((ref) => ref.startsWith('pkg:npm/%40react-router/node@'))).toBe(
    true,
  )
  const reached = new Set<string>()
  const follow = (ref: string): void => {
    for (const next of needs.get(ref) ?? []) {
      if (reached.has(next)) continue
      reached.add(next)
      follow(next)
    }
  }
  follow('pkg:npm/preflight@0.1.0')
  expect([...known].filter((ref) => !reached.has(ref))).toEqual([])
})

test('with --production it leaves out what only builds and tests need', async () => {
  const names = listed(await bill('--production'))

  expect(names.toSorted()).toEqual([...new Set(locked.filter(([, { dev }]) => !dev).map(titleOf))].toSorted())
  expect(names.some((name) => name.startsWith('vitest@'))).toBe(false)
})

test('the same lock gives the same bytes', async () => {
  expect((await bill()).text).toBe((await bill()).text)
})

test('anything else is told how it is used', async () => {
  expect(await command(['sbom', '--all'])).toMatchObject({ status: 2, stderr: expect.stringContaining('--production') })
  expect(await command(['sbom', '--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('CycloneDX') })
})
