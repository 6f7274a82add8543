import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createObjectStorage, type ObjectStorage } from '#app/server/files/object-storage.server.ts'
import { testBucket } from '#tests/support/bucket.ts'

const bucket = await testBucket()
const storage = createObjectStorage(bucket)
const KEY = 'ws/0199a5d0-0000-7000-8000-000000000001/0199a5d0-0000-7000-8000-000000000002'

/** Everything that a list gives, page by page. */
async function pagesOf(from: ObjectStorage, prefix: string) {
  const pages: { key: string; changedAt: Date }[][] = []
  for await (const page of from.list(prefix)) pages.push(page)
  return pages
}

test('what is put is got, byte for byte, is listed, and is gone once removed', async () => {
  const content = Buffer.from([0, 255, 37, 80, 68, 70, 10, 13])
  const before = new Date(Date.now() - 2_000)

  await storage.put(KEY, content)
  const listed = (await pagesOf(storage, 'ws/')).flat()

  expect(await storage.get(KEY)).toEqual(content)
  expect(listed.map(({ key }) => key)).toEqual([KEY])
  expect(listed[0]?.changedAt.getTime()).toBeGreaterThan(before.getTime())
  await storage.remove(KEY)
  expect(await storage.get(KEY)).toBeNull()
  await storage.remove(KEY)
  expect(bucket.keys()).toEqual([])
})

test('a list of more than one page is read to its end (as S3 writes it: s3rver cannot)', async () => {
  const contents = (key: string) =>
    `<Contents><Key>${key}</Key><LastModified>2026-11-23T10:00:00.000Z</LastModified><Size>1</Size></Contents>`
  const pages: Record<string, string> = {
    first: `${contents('ws/a')}${contents('ws/b')}<IsTruncated>true</IsTruncated><NextContinuationToken>1/a+b=&amp;</NextContinuationToken>`,
    '1/a+b=&': `${contents('ws/c')}<IsTruncated>false</IsTruncated>`,
  }
  const server = createServer(({ url = '' }, answer) => {
    const { searchParams } = new URL(url, 'http://localhost')
    answer.end(`<ListBucketResult>${pages[searchParams.get('continuation-token') ?? 'first']}</ListBucketResult>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  const read = await pagesOf(createObjectStorage({ ...bucket, endpoint: `http://127.0.0.1:${port}` }), 'ws/')

  expect(read.map((page) => page.map(({ key }) => key))).toEqual([['ws/a', 'ws/b'], ['ws/c']])
  expect(read[0]?.[0]?.changedAt).toEqual(new Date('2026-11-23T10:00:00Z'))
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

test.each([
  ['a wrong secret', { secretAccessKey: 'WRONG' }, /403, SignatureDoesNotMatch/],
  ['an unknown account', { accessKeyId: 'NOBODY' }, /403, InvalidAccessKeyId/],
  ['a bucket that is not there', { bucket: 'no-such-bucket' }, /404, NoSuchBucket/],
  ['a place where nobody answers', { endpoint: 'http://127.0.0.1:65531' }, /does not answer: ECONNREFUSED/],
])('%s is refused in one sentence without a secret, and is no absent object', async (_, wrong, sentence) => {
  const broken = createObjectStorage({ ...bucket, ...wrong })

  for (const work of [() => broken.get(KEY), () => broken.put(KEY, Buffer.from('a'))]) {
    const error = await work().catch((thrown: Error & { code?: string }) => thrown)
    expect(error).toMatchObject({ code: 'PREFLIGHT_UNAVAILABLE', message: expect.stringMatching(sentence) })
    expect(String(error)).not.toMatch(/WRONG|NOBODY|S3RVER/)
  }
})
