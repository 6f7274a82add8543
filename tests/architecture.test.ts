import { describe, expect, test } from 'vitest'
import * as rules from './support/architecture-rules.ts'
import { repositoryFiles, sourceFile, sourceFiles } from './support/source-files.ts'

/** It quotes what must not be. */
const isThis = ({ path }: { path: string }) => path === 'tests/architecture.test.ts'
const files = sourceFiles().filter((file) => !isThis(file))
const texts = repositoryFiles().filter((file) => !isThis(file))

test.each([
  ['each layer imports only what it may', rules.layers],
  ['imports go up one level at most, else through #', rules.alias],
  ['only *.server.ts files touch disk, network, environment and processes', rules.machine],
  ['core, charts and the report model take clock and chance as arguments', rules.purity],
  ['no import leads back to where it came from', rules.noCycles],
  ['what a file exports is its own', rules.noBarrels],
  ['names of files and folders say what is in them', rules.names],
  ['no hatch is left open', rules.honesty],
  ['links to public pages are of the reader’s language', rules.placed],
])('%s', (_, rule) => {
  expect(files.length).toBeGreaterThan(200)
  expect(rule(files)).toEqual([])
})

test('no check is switched off', () => {
  expect(rules.suppressions(texts)).toEqual([])
})

test('the repository names no machine, no registry and nobody at work on it', () => {
  expect(rules.placeless(texts)).toEqual([])
})

describe('the rules themselves', () => {
  const planted: [string, string, string, (typeof rules)['layers']][] = [
    ['a layer', 'app/core/x.ts', "import { useState } from 'react'", rules.layers],
    ['a database in core', 'app/core/x.ts', "import { saveAnswer } from '#db/queries/answers.server.ts'", rules.layers],
    ['a schema in a route', 'app/routes/x.ts', "import { answers } from '#db/schema/answers.ts'", rules.layers],
    ['a value where types are allowed', 'db/x.ts', "import { score } from '#app/core/scoring/score.ts'", rules.layers],
    ['a dynamic import', 'app/core/x.ts', "const x = await import('node:fs')", rules.layers],
    ['an import over several lines', 'app/ui/x.tsx', "import {\n  a,\n  b,\n} from '#app/core/x.ts'", rules.layers],
    ['a far relative path', 'app/a/b/x.ts', "import { a } from '../../c.ts'", rules.alias],
    ['a disk in the browser', 'app/routes/x.tsx', "import { readFileSync } from 'node:fs'", rules.machine],
    ['an environment in the browser', 'app/routes/x.tsx', 'const a = process.env.A', rules.machine],
    ['a clock in core', 'app/core/x.ts', 'const now = new Date()', rules.purity],
    ['chance in core', 'app/core/x.ts', 'const a = Math.random()', rules.purity],
    ['a barrel', 'app/core/x.ts', "export { a, b } from './y.ts'", rules.noBarrels],
    ['a barrel of everything', 'app/core/x.ts', "export * from './y.ts'", rules.noBarrels],
    ['a vague file', 'app/core/utils.ts', '', rules.names],
    ['a vague folder', 'app/shared/x.ts', '', rules.names],
    ['a type that is none', 'app/x.ts', 'const a = (b: any) => b', rules.honesty],
    ['a cast to it', 'app/x.ts', 'const a = b as any', rules.honesty],
    ['a list of it', 'app/x.ts', 'type A = { b: any[] }', rules.honesty],
    ['a console', 'app/x.ts', "console.log('x')", rules.honesty],
    ['a test alone', 'tests/x.test.ts', "test.only('x', () => {})", rules.honesty],
    ['a test left out', 'tests/x.test.ts', "describe.skip('x', () => {})", rules.honesty],
    ['a bare link to a public page', 'app/routes/team/x.tsx', '<a href="/glossary">x</a>', rules.placed],
    ['one by a router', 'app/routes/team/x.tsx', '<Link to={"/trust"}>x</Link>', rules.placed],
    ['one that is made', 'app/routes/home/x.tsx', '<a\n  href={href}\n>x</a>', rules.placed],
    ['a bare form', 'app/routes/home/x.tsx', '<form method="get" action={CHECK}>', rules.placed],
    ['a bare entrance', 'app/routes/home/x.tsx', '<LinkButton href="/start">x</LinkButton>', rules.placed],
    ['a mock', 'tests/x.test.ts', "vi.mock('#app/x.ts')", rules.honesty],
  ]

  test.each(planted)('find %s', (_, path, text, rule) => {
    expect(rule([sourceFile(path, text)])).toEqual([expect.stringMatching(`^${path}: `)])
  })

  test.each([
    'cd /root/preflight',
    "const file = '/home/anna/data'",
    'C:\\Users\\anna',
    '"resolved": "https://npm.example.com/react/-/react-19.0.0.tgz"',
    'registry=http://localhost:4873',
    'See issue 12.',
  ])('find the place in %j', (text) => {
    expect(rules.placeless([{ path: 'README.md', text }])).not.toEqual([])
  })

  test('find a cycle through three files', () => {
    const ring = ['a', 'b', 'c'].map((name, index, all) =>
      sourceFile(`app/core/${name}.ts`, `import { x } from './${all[(index + 1) % 3]}.ts'`),
    )

    expect(rules.noCycles(ring)).toEqual([
      'app/core/a.ts: a cycle: app/core/a.ts → app/core/b.ts → app/core/c.ts → app/core/a.ts',
    ])
  })

  test.each(['// @ts-ignore', '/* biome-ignore lint: x */', '// TO' + 'DO later'])('find %s', (text) => {
    expect(rules.suppressions([{ path: 'app/x.ts', text }])).toHaveLength(1)
  })
})
