import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Table } from '#app/ui/table.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'

export type OwnWorkspace = {
  workspaceId: string
  name: string
  role: 'owner' | 'consultant' | 'member' | 'viewer'
  isCurrent: boolean
  /** It asks for more than they have shown. */
  isShut: boolean
  /** When it will be deleted; `null`: nobody wants that. */
  closesAt: Date | null
}

/** A member's workspaces, each with the way into it. */
export function WorkspaceTable({ workspaces }: { workspaces: OwnWorkspace[] }) {
  const t = useTranslations('account.page')
  return (
    <Table
      caption={t('workspaces')}
      isCaptionHidden
      rows={workspaces}
      rowKey={({ workspaceId }) => workspaceId}
      columns={[
        {
          id: 'name',
          header: t('workspace'),
          cell: ({ workspaceId, name }) => (
            <Link to={`/workspaces/${workspaceId}`} className="[overflow-wrap:anywhere]">
              {name}
              <span className="sr-only">: {t('manage')}</span>
            </Link>
          ),
        },
        { id: 'role', header: t('role'), label: t('role'), cell: ({ role }) => t(role) },
        {
          id: 'act',
          header: <VisuallyHidden>{t('act')}</VisuallyHidden>,
          cell: ({ workspaceId, name, isCurrent, isShut, closesAt }) =>
            isShut ? (
              <Link to={`/workspaces/${workspaceId}/enter`} className="[overflow-wrap:anywhere]">
                {t('shut', { workspace: name })}
              </Link>
            ) : isCurrent || closesAt ? (
              t(closesAt ? 'closing' : 'current')
            ) : (
              <Form method="post">
                <input type="hidden" name="workspace" value={workspaceId} />
                <Button kind="quiet" name="intent" value="switch">
                  {t('switch', { workspace: name })}
                </Button>
              </Form>
            ),
        },
      ]}
    />
  )
}
