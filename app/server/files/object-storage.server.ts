import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import { Unavailable } from '#db/database-error.ts'

export type ObjectStorageSettings = {
  /** Where it answers, such as `https://s3.eu-central-1.amazonaws.com`. */
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

type ListedObject = { key: string; changedAt: Date }

/** A bucket that speaks S3. Everything throws Unavailable where it does not answer, or not as it should. */
export type ObjectStorage = {
  put(key: string, content: Buffer): Promise<void>
  /** @returns `null`: there is no such object */
  get(key: string): Promise<Buffer | null>
  remove(key: string): Promise<void>
  /** Pages of at most 1,000 objects. */
  list(prefix: string): AsyncGenerator<ListedObject[]>
}

const LONGEST_MS = 10_000

/**
 * Speaks with a bucket, signed with AWS Signature Version 4 over head and body. The bucket stands in the path, which
 * every server of S3 takes.
 */
export function createObjectStorage({ endpoint, bucket, region, ...keys }: ObjectStorageSettings): ObjectStorage {
  const client = new AwsClient({ ...keys, region, service: 's3', retries: 0 })
  const place = `${endpoint.endsWith('/') ? endpoint : `${endpoint}/`}${encodeURIComponent(bucket)}`

  async function call(method: string, path: string, content?: Buffer): Promise<Answer> {
    const signal = AbortSignal.timeout(LONGEST_MS)
    const sha256 = createHash('sha256')
      .update(content ?? '')
      .digest('hex')
    const headers = { 'X-Amz-Content-Sha256': sha256, ...(content && { 'Content-Type': 'application/pdf' }) }
    const sent = {
      method,
      headers,
      signal,
      redirect: 'error',
      ...(content && { body: new Uint8Array(content) }),
    } as const
    try {
      const answer = await client.fetch(`${place}${path}`, sent)
      return { isGood: answer.ok, status: answer.status, body: Buffer.from(await answer.arrayBuffer()) }
    } catch (error) {
      throw new Unavailable(`The object storage does not answer: ${reasonOf(error)}.`)
    }
  }

  return {
    put: async (key, content) => {
      requireGood(await call('PUT', `/${key}`, content))
    },
    get: async (key) => {
      const answer = await call('GET', `/${key}`)
      return isAbsent(answer) ? null : requireGood(answer)
    },
    remove: async (key) => {
      const answer = await call('DELETE', `/${key}`)
      if (!isAbsent(answer)) requireGood(answer)
    },
    async *list(prefix) {
      for (let token: string | null = ''; token !== null; ) {
        const query = new URLSearchParams({ 'list-type': '2', prefix, ...(token && { 'continuation-token': token }) })
        const page = readPage(requireGood(await call('GET', `?${query}`)).toString())
        yield page.objects
        token = page.next
      }
    },
  }
}

type Answer = { isGood: boolean; status: number; body: Buffer }

const codeOf = ({ body }: Answer) => textIn(body.toString('utf8', 0, 2_000), 'Code')

/** A bucket that is not there is a fault of the settings, and no absent object. */
const isAbsent = (answer: Answer) => answer.status === 404 && codeOf(answer) === 'NoSuchKey'

/** What it says of itself in XML may hold names and keys: only its code is told. */
function requireGood(answer: Answer): Buffer {
  if (answer.isGood) return answer.body
  const code = /^\w{1,60}$/.exec(codeOf(answer))?.[0] ?? 'no reason'
  throw new Unavailable(`The object storage refuses (${answer.status}, ${code}).`)
}

const reasonOf = (error: unknown) => {
  const { cause, name } = error as Error & { cause?: { code?: string } }
  return cause?.code ?? name
}

/** A page of ListObjectsV2. Keys of ours have nothing that XML writes otherwise; others are left alone. */
function readPage(xml: string): { objects: ListedObject[]; next: string | null } {
  const objects = xml.split('<Contents>').slice(1).map(readObject)
  const isMore = textIn(xml, 'IsTruncated') === 'true'
  return { objects, next: isMore ? unescaped(textIn(xml, 'NextContinuationToken')) : null }
}

const readObject = (xml: string) => ({ key: textIn(xml, 'Key'), changedAt: new Date(textIn(xml, 'LastModified')) })

const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

function textIn(xml: string, name: string): string {
  const [, after = ''] = xml.split(`<${name}>`, 2)
  return after.split('</', 1)[0] ?? ''
}
