import { type Kept, type Sorted, sortKept } from '#app/core/autosave/kept.ts'
import type { Unsent } from '#app/core/autosave/line.ts'

/**
 * Keeps what a page could not send in this browser, until the server has it. Each page has a record of its own,
 * sealed with a key that the server gives this session alone: nobody reads it after the session. A lock that lives as
 * long as the page tells others that it is still open.
 */
export type KeptAnswers = {
  /** What closed pages left; this page goes on with it. */
  found: Sorted
  /** Keeps all that is unsent now in place of what was; nothing left is nothing kept. */
  keep(unsent: readonly Unsent[]): void
  /** Others may go on with what is left here. */
  close(): Promise<void>
}

type Options = {
  /** 32 bytes in base64url, the session's own. */
  key: string
  drawer: string
  answersAt: string
  /** Told after each attempt to keep something: whether it worked. */
  onKept: (isKept: boolean) => void
}

type Row = { pageId: string; count: number; nonce: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer }
type Held = NonNullable<Kept['held']>

const STORE = 'unsent'
const PAGE = 'preflight-page-'

/** Opens the record of a new page, and takes up what closed ones left. @throws where the browser keeps nothing */
export async function openKeptAnswers({ key, drawer, answersAt, onKept }: Options): Promise<KeptAnswers> {
  const pageId = crypto.randomUUID()
  const name = `preflight-${drawer}`
  const seal = await sealOf(key)
  const release = await holdLock(PAGE + pageId)
  const put = async (unsent: readonly Unsent[], gone: readonly string[] = []) => {
    const row = unsent.length > 0 && (await seal.close(pageId, { answersAt, unsent: [...unsent] }))
    await inStore(name, 'readwrite', (store) => {
      for (const id of gone) store.delete(id)
      return row ? store.put(row) : store.delete(pageId)
    })
  }
  const found = await navigator.locks.request(name, async () => {
    const rows = await inStore<Row[]>(name, 'readonly', (store) => store.getAll())
    const kept = await Promise.all(rows.map(async (row) => ({ ...row, held: await seal.open(row) })))
    const sorted = sortKept(kept, { answersAt, open: await openPages(), now: Date.now() })
    await put(sorted.mine, sorted.gone)
    return sorted
  })

  let latest: readonly Unsent[] | null = null
  let writing: Promise<void> | null = null
  async function write() {
    while (latest !== null) {
      const unsent = latest
      latest = null
      const written = navigator.locks.request(name, () => put(unsent))
      onKept(
        await written.then(
          () => true,
          () => false,
        ),
      )
    }
    writing = null
  }
  return {
    found,
    keep(unsent) {
      latest = unsent
      writing ??= write()
    },
    async close() {
      await writing
      release()
    },
  }
}

async function sealOf(key: string) {
  const bytes = Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
  const own = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
  const way = (nonce: Uint8Array<ArrayBuffer>, pageId: string) => ({
    name: 'AES-GCM',
    iv: nonce,
    additionalData: new TextEncoder().encode(pageId),
  })
  return {
    async close(pageId: string, held: Held): Promise<Row> {
      const nonce = crypto.getRandomValues(new Uint8Array(12))
      const text = new TextEncoder().encode(JSON.stringify(held))
      const sealed = await crypto.subtle.encrypt(way(nonce, pageId), own, text)
      return { pageId, count: held.unsent.length, nonce, sealed }
    },
    /** @returns `null` if another session sealed it, or it was changed */
    async open({ pageId, nonce, sealed }: Row): Promise<Held | null> {
      const text = await crypto.subtle.decrypt(way(nonce, pageId), own, sealed).catch(() => null)
      return text && (JSON.parse(new TextDecoder().decode(text)) as Held)
    },
  }
}

/** @returns a way to give it back */
function holdLock(name: string): Promise<() => void> {
  return new Promise((held, failed) => {
    navigator.locks.request(name, () => new Promise<void>((release) => held(() => release()))).catch(failed)
  })
}

async function openPages(): Promise<Set<string>> {
  const { held = [] } = await navigator.locks.query()
  return new Set(held.flatMap(({ name }) => (name?.startsWith(PAGE) ? [name.slice(PAGE.length)] : [])))
}

/** Opened for each use: what clears the site's data closes whatever stood open. */
async function inStore<T>(
  name: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest,
): Promise<T> {
  const opening = indexedDB.open(name, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'pageId' })
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode)
      const request = work(transaction.objectStore(STORE))
      transaction.oncomplete = () => resolve(request.result as T)
      transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}
