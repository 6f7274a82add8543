import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { ShutWorkspace } from '#app/server/shut-workspaces.server.ts'
import { Notice } from '#app/ui/notice.tsx'

/** Why what stands in another workspace of theirs is not here, and the way to it. */
export function ShutNotice({ workspace: { workspaceId, name, owed } }: { workspace: ShutWorkspace }) {
  const t = useTranslations('app.list.shut')
  return (
    <Notice kind="warn">
      <p className="[overflow-wrap:anywhere]">{t(owed, { name })}</p>
      <p className="mt-2">
        <Link to={`/workspaces/${workspaceId}`}>{t(`${owed}Link`)}</Link>
      </p>
    </Notice>
  )
}
