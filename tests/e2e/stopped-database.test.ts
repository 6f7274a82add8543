import { startEmbedded } from '#db/embedded.server.ts'
import { choose, questionCard, startCheck } from './support/check.ts'
import { type Product, startProduct } from './support/product.ts'
import { expect, test } from './support/test.ts'

let product: Product

test.beforeAll(async () => {
  product = await startProduct()
})
test.afterAll(() => product.stop())

test('a stopped database costs nothing that was typed, and nobody waits for it', async ({ newVisitor, trouble }) => {
  trouble.expect(/503 /)
  const page = await newVisitor({ baseURL: product.url })
  const id = await startCheck(page)
  const path = `/assessments/${id}/questions/pilot`
  await page.goto(path)
  const status = page.getByRole('banner').getByRole('status')
  const database = await startEmbedded(product.dataDir)

  await database.stop()
  const refused = await page.request.get(`${product.url}${path}`)
  expect(refused.status()).toBe(503)
  expect(Number(refused.headers()['retry-after'])).toBeGreaterThan(0)
  expect((await page.request.get(product.url)).status()).toBe(200)
  await choose(page, 'q-pilot-scope', 'level:1')
  await choose(page, 'q-use-case-portfolio', 'level:2')
  await expect(status).toHaveText('The server is busy: 2 answers are kept in this page and sent again')

  await startEmbedded(product.dataDir)
  await expect(status).toHaveText(/^Saved/, { timeout: 30_000 })
  await page.reload()
  await expect(questionCard(page, 'q-pilot-scope').locator('input[value="level:1"]')).toBeChecked()
  await expect(questionCard(page, 'q-use-case-portfolio').locator('input[value="level:2"]')).toBeChecked()
})
