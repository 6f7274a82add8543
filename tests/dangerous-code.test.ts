import { expect, test } from 'vitest'
import { repositoryFiles, sourceFile } from './support/source-files.ts'

/** What runs in production, without its comments. */
const files = repositoryFiles()
  .filter(({ path }) => /^(app|db|cli)\/.*\.tsx?$/.test(path))
  .map(({ path, text }) => ({ path, text: sourceFile(path, text).text }))

/** What can do harm in careless hands, and the files that may use it, each for a reason that its comments say. */
const DANGEROUS: [what: string, pattern: RegExp, allowed: string[]][] = [
  ['code from text', /\beval\(|\bnew Function\(|node:vm/, []],
  ['markup from text', /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write\(/, []],
  ['messages from other windows', /addEventListener\('message'|\.onmessage\b|\.postMessage\(/, []],
  ['answers for pages of other sites', /Access-Control-Allow/, []],
  ['answers that are scripts', /application\/javascript|text\/javascript|jsonp/i, []],
  ['storage of the browser that stays readable', /\b(?:localStorage|sessionStorage)\b|document\.cookie/, []],
  ['storage of the browser for what is sealed', /indexedDB\.open/, ['app/routes/questionnaire/kept-answers.ts']],
  [
    'hashes that are broken',
    /\b(?:createHash|createHmac)\((?!'sha256')|\b(?:md5|sha1|sha-1)\b|createCipheriv\((?!'aes-256-gcm')/i,
    [],
  ],
  ['chance that can be foreseen', /Math\.random\(/, ['db/roles.server.ts']],
  [
    'other programs',
    /node:child_process/,
    [
      'app/report/render-child.server.ts',
      'app/report/resident-memory.server.ts',
      'db/embedded/pg-program.server.ts',
      'db/embedded/place.server.ts',
    ],
  ],
  ['a shell', /shell: true|\bexecSync\(|[^.]\bexec\(/, []],
  [
    'SQL from text',
    /sql\.raw\(|\.unsafe\(|sql\.identifier\(/,
    [
      'db/backup/session.server.ts',
      'db/data-rights/read-workspace.server.ts',
      'db/line.server.ts',
      'db/migrate.server.ts',
      'db/queries/client-list.server.ts',
      'db/queries/client-order.server.ts',
      'db/queries/erasure.server.ts',
      'db/queries/export.server.ts',
      'db/queries/retention.server.ts',
      'db/roles.server.ts',
    ],
  ],
  [
    'calls to other servers',
    /node:https?'/,
    ['app/server/http-server.server.ts', 'app/server/metrics.server.ts', 'app/server/provider/call.server.ts'],
  ],
  ['certificates that are not looked at', /rejectUnauthorized|NODE_TLS_REJECT|insecureHTTPParser/, []],
]

test.each(DANGEROUS)('%s: only where it has to be', (_, pattern, allowed) => {
  const found = files.filter(({ text }) => pattern.test(text)).map(({ path }) => path)

  expect(files.length).toBeGreaterThan(500)
  expect(found.toSorted()).toEqual(allowed.toSorted())
})

/** Patterns that are put together: each from words of ours, none from what people send. */
test('patterns are put together in few places, from words of ours alone', () => {
  const found = files.filter(({ text }) => /new RegExp\(/.test(text)).map(({ path }) => path)

  expect(found.toSorted()).toEqual([
    'app/core/account/seen-text.ts',
    'app/core/library/place-in.ts',
    'app/core/pilots/readings/typed-period.ts',
    'app/core/pilots/typed-money.ts',
    'app/core/rich-text/inline.ts',
    'app/report/tagging/pack-objects.server.ts',
    'app/server/spreadsheet/xml-tags.ts',
  ])
})
