import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { compileContent } from '#content/compile.server.ts'
import { COMPILED } from '#content/compiled.server.ts'
import { copyContent } from '#tests/content/content-copy.ts'
import { spawnProduct, startProduct } from '#tests/support/product.ts'
import { temporaryFolder } from '#tests/support/temporary-folder.ts'

const copy = copyContent()
afterAll(copy.remove)

test('a start whose compiled content is damaged reads the files, and says so once', async () => {
  compileContent(copy.root)
  const file = join(copy.root, COMPILED, 'de.json')
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, -1))

  const product = await startProduct(temporaryFolder(), { PREFLIGHT_ROOT: copy.root, LOG_LEVEL: 'info' })

  const lines = product.output().split('\n')
  expect(lines.filter((line) => line.includes('compiled content damaged'))).toEqual([
    expect.stringContaining('"locale":"de"'),
  ])
  expect((await fetch(`${product.url}/de/glossary`)).status).toBe(200)
})

test('a fault in any language stops the start, in sentences that name file and line', async () => {
  writeFileSync(join(copy.root, 'content/de/regulation/ai-act/roles.yaml'), 'of: nothing\n')

  const product = spawnProduct(temporaryFolder(), { PREFLIGHT_ROOT: copy.root })

  expect(await product.ended).toBe(1)
  expect(product.output()).toMatch(
    /^The rules of the AI Act have faults: content\/de\/regulation\/ai-act\/roles\.yaml:\d+: .+\n$/,
  )
})
