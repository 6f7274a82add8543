import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { DocumentPage } from '#app/routes/trust/document-page.tsx'
import { requireWorkspace } from '#app/server/workspace.server.ts'
import { Notice } from '#app/ui/notice.tsx'
import type { Route } from './+types/agreement'
import { frameOf } from './workspace-frame.server.ts'

/** A document and nothing else: no script is sent with it. */
export const handle = { hydrate: false }
export const meta = pageTitle('agreement')

/** The processing agreement with the workspace in it as the controller. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const open = await requireWorkspace(context, params.workspaceId)
  const { name, address } = open.workspace
  const { markdown, ...document } = context.get(services).trust.agreementWith({ company: name, address })
  return { document, frame: frameOf(open), hasAddress: address !== '' }
}

export default function AgreementRoute({ loaderData: { document, frame, hasAddress } }: Route.ComponentProps) {
  const t = useTranslations('workspace.agreement')
  const place = `/workspaces/${frame.id}`
  const said = {
    workspace: frame.name,
    link: (words: React.ReactNode) => (frame.mayChange ? <a href={`${place}#address-of-workspace`}>{words}</a> : words),
  }
  return (
    <DocumentPage document={document} download={`${place}/agreement.md`}>
      <div className="no-print grid gap-4 [overflow-wrap:anywhere]">
        <Notice kind={hasAddress ? undefined : 'warn'}>{t.rich(hasAddress ? 'filled' : 'missing', said)}</Notice>
        <p>
          <a href={`${place}/data`}>{t('back')}</a>
        </p>
      </div>
    </DocumentPage>
  )
}
