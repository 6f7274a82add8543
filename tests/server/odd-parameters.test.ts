import { expect, test } from 'vitest'
import { ALL_ROUTES, urlOf } from './support/known-routes.ts'
import { productToSweep } from './support/product-to-sweep.ts'

const { logged, swept } = await productToSweep()

const QUERIES = ['?question=%27&target=a&target=b&x[]=1&x[y]=2', '?question=__proto__&_routes=a,b,,%20', '?index']

test.each(ALL_ROUTES)('$path never fails of a parameter', async (route) => {
  const { guest, id } = swept
  // What is drawn takes longer than all else together.
  for (const query of /\.(?:pdf|docx|pptx)$/.test(route.path) ? QUERIES.slice(0, 1) : QUERIES) {
    for (const path of [urlOf(route, id), `${urlOf(route, id)}.data`]) {
      expect((await guest.get(path + query)).status, path + query).toBeLessThan(500)
    }
  }
})

test('none of it was logged as a failure', () => {
  expect(logged()).not.toContain('"level":"error"')
})
