import { matchRoutes, type ServerBuild } from 'react-router'
import { expect, test } from 'vitest'
import { createRouteTable } from '#app/server/route-table.server.ts'

const PATHS = [
  'checks',
  'checks/:id',
  'checks/:id/answers/:question',
  'checks/:id/answers/all',
  'checks/:id/answers.json',
  'checks/:id/:part',
  'clients/:id/answers/:question',
  'files/*',
  'Papers/:id',
  '*',
]
const routes = Object.fromEntries([
  ['root', { id: 'root', path: '', module: { default: () => null } }],
  ['home', { id: 'home', parentId: 'root', index: true, module: { loader: () => null } }],
  ...PATHS.map((path) => [path, { id: path, parentId: 'root', path, module: { loader: () => null } }]),
]) as unknown as ServerBuild['routes']

const WHOLE = [
  { id: 'root', path: '', children: [{ id: 'home', index: true }, ...PATHS.map((path) => ({ id: path, path }))] },
]

test('what cannot answer a path is left out before it is matched, and nothing else is', () => {
  const find = createRouteTable(routes)
  const asked = [
    ...[
      '/',
      '',
      '/checks',
      '/checks/',
      '/CHECKS',
      '/checks/7',
      '/checks/7/',
      '/checks/7/answers/all',
      '/checks/7/ANSWERS/q-1',
    ],
    ...[
      '/checks/7/answers/q-1',
      '/checks/7/%61nswers/q-1',
      '/checks//answers/q-1',
      '/checks/7/answers.json',
      '/checks/7/x',
    ],
    ...[
      '/clients/7/answers/q',
      '/files',
      '/files/a/b/c',
      '/papers/1',
      '/PAPERS/1',
      '/nowhere',
      '/a/b/c/d/e',
      '/checks/é',
      '/checks/a b',
    ],
  ]
  const wanted = asked.map((path) => [path, matchRoutes(WHOLE, path)?.at(-1)?.route.path ?? '/'])
  expect(asked.map((path) => [path, find(path)?.pattern])).toEqual(wanted)
})
