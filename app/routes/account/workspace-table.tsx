import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Table } from '#app/ui/table.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'

export type OwnWorkspace = {
  workspaceId: string
  name: string
  role: 'owner' | 'consultant' | 'member' | 'viewer'
  isCurrent: boolean
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
          cell: ({ name }) => <span className="[overflow-wrap:anywhere]">{name}</span>,
        },
        { id: 'role', header: t('role'), label: t('role'), cell: ({ role }) => t(role) },
        {
          id: 'act',
          header: <VisuallyHidden>{t('act')}</VisuallyHidden>,
          cell: ({ workspaceId, name, isCurrent }) =>
            isCurrent ? (
              t('current')
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
