import { data, Link, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { fileKindOf } from '#app/core/clients/file-kind.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { requireClient } from '#app/server/client.server.ts'
import { nameFault, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import type { Say } from '#app/server/words.server.ts'
import { addFile, FILE_LIMITS } from '#db/queries/client-files.server.ts'
import type { Route } from './+types/files'
import { viewFiles } from './client-view.server.ts'
import { FilesSection } from './files-section.tsx'
import { ViewerNotice } from './viewer-notice.tsx'

export const meta = pageTitle('files')
export const handle = { words: ['clients'] }

const NAME_MAX = 200
const MEGABYTE = 1024 * 1024

export async function loader({ context, params }: Route.LoaderArgs) {
  return viewFiles(context, await requireClient(context, params.workspaceId, params.clientId))
}

/** Takes one file. What it is, its bytes have to say too. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { scope, client } = await requireClient(context, params.workspaceId, params.clientId)
  const own = context.get(services)
  await requireWithinLimit(own, 'save', scope.actorId)
  const form = await readForm(request, { file: 'file' }, own.say)
  const file = form.get('file')
  const read =
    file instanceof File ? await readUpload(file, own.say) : { ok: false as const, error: own.say('fileMissing') }
  if (!read.ok) return data({ error: read.error }, 422)
  const added = await own.database.withWorkspace(scope, (tx) => addFile(tx, client.id, read.file))
  if (added === 'tooMany') return data({ error: own.say('tooManyFiles', { max: FILE_LIMITS.perClient }) }, 422)
  if (added === 'full') {
    return data({ error: own.say('filesFull', { max: FILE_LIMITS.workspaceBytes / MEGABYTE }) }, 422)
  }
  throw redirect(`/workspaces/${scope.workspaceId}/clients/${client.id}#files`)
}

async function readUpload(file: File, say: Say) {
  const name = file.name.split(/[/\\]/).at(-1)?.trim() ?? ''
  if (file.size === 0 || name === '') return { ok: false as const, error: say('fileMissing') }
  if (file.size > FILE_LIMITS.bytes) {
    return { ok: false as const, error: say('fileTooLarge', { max: FILE_LIMITS.bytes / MEGABYTE }) }
  }
  const fault = nameFault(name, NAME_MAX, say)
  if (fault !== null) return { ok: false as const, error: fault }
  const content = Buffer.from(await file.arrayBuffer())
  const kind = fileKindOf(name, content)
  if (kind === null) return { ok: false as const, error: say('fileKind') }
  return { ok: true as const, file: { name, kind, content } }
}

export default function FilesRoute({ loaderData: view, actionData }: Route.ComponentProps) {
  const t = useTranslations('clients.files')
  return (
    <AppPage>
      <p className="mb-4 [overflow-wrap:anywhere]">
        <Link to={`/workspaces/${view.workspaceId}/clients/${view.id}`}>{view.name}</Link>
      </p>
      <h1 className="mb-10">{t('heading')}</h1>
      <div className="grid grid-cols-1 gap-12">
        <ViewerNotice mayWrite={view.mayWrite} />
        <FilesSection view={view} error={actionData?.error} />
      </div>
    </AppPage>
  )
}
