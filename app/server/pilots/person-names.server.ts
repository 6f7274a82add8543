import type { Database } from '#db/client.server.ts'
import { namesOf } from '#db/queries/members.server.ts'

/** How people are called, by id; `null`: nobody knows any more, or it was somebody without an account. */
export async function personNames(database: Database, ids: Iterable<string>): Promise<(id: string) => string | null> {
  const found = await database.withSys((tx) => namesOf(tx, new Set(ids)))
  return (id) => {
    const person = found.get(id)
    return person ? person.name || person.email : null
  }
}
