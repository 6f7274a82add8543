import { services } from '#app/context.server.ts'
import { attachment } from '#app/server/attachment.ts'
import { requireWorkspace } from '#app/server/workspace.server.ts'
import type { Route } from './+types/agreement-text'

/** The processing agreement of the workspace as a text file, to be filed, compared and signed. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const { workspace } = await requireWorkspace(context, params.workspaceId)
  const { name, address } = workspace
  const agreement = context.get(services).trust.agreementWith({ company: name, address })
  return new Response(agreement.markdown, {
    headers: {
      'Content-Type': 'text/markdown; charset=utf-8',
      'Content-Disposition': attachment(`Preflight ${agreement.name} ${name}.md`),
      'Cache-Control': 'no-store',
    },
  })
}
