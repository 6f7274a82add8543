import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'
import { afterAll } from 'vitest'
import type { ObjectStorageSettings } from '#app/server/files/object-storage.server.ts'

/** What s3rver knows as its only account; it refuses what is signed with another secret. */
const KEY = 'S3RVER'

export type Bucket = ObjectStorageSettings & {
  /** Keys of the objects in it. */
  keys(): string[]
}

/** A bucket on a server of its own that speaks S3 and checks signatures, gone after the test file. Call at the top of it. */
export async function testBucket(): Promise<Bucket> {
  const directory = mkdtempSync(join(tmpdir(), 'preflight-bucket-'))
  const bucket = 'preflight-files'
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: bucket }],
  })
  const { port } = await server.run()
  afterAll(async () => {
    await server.close()
    rmSync(directory, { recursive: true, force: true })
  })
  const endpoint = `http://127.0.0.1:${port}`
  const keys = () =>
    readdirSync(join(directory, bucket), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('._S3rver_object'))
      .map((name) => name.replace('._S3rver_object', ''))
      .sort()
  return { endpoint, bucket, region: 'us-east-1', accessKeyId: KEY, secretAccessKey: KEY, keys }
}
