import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import type { WorkspaceScope } from '#db/client.server.ts'
import type { Enquiry } from '#db/queries/enquiries.server.ts'
import { listMembers } from '#db/queries/members.server.ts'

type Context = Readonly<RouterContextProvider>
type Asker = Pick<Enquiry, 'asker' | 'askedBy' | 'email'>

/** Where an answer goes by mail: a member's own address while they are one, else what was typed; empty: nowhere. */
export async function addressOfAsker(context: Context, scope: WorkspaceScope, asker: Asker): Promise<string> {
  return addressIn(asker, await listMembers(context.get(services).database, scope))
}

/** The same, with the members at hand. */
export function addressIn(
  { asker, askedBy, email }: Asker,
  members: readonly { userId: string; email: string }[],
): string {
  return asker === 'member' ? (members.find(({ userId }) => userId === askedBy)?.email ?? '') : email
}
