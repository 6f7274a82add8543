import type { ReactNode } from 'react'
import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { AppPage } from '#app/routes/app-page.tsx'
import { SettingsNav } from '#app/routes/settings-nav.tsx'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { WorkspaceFrame } from './workspace-frame.server.ts'

type WorkspacePageProps = {
  frame: WorkspaceFrame
  title: string
  text?: ReactNode
  /** What was just done, in words. */
  done?: ReactNode
  children: ReactNode
}

/** A page of a workspace's settings: whose it is, what it is about, and that its end is planned where it is. */
export function WorkspacePage({ frame, title, text, done, children }: WorkspacePageProps) {
  return (
    <AppPage>
      <SettingsNav workspace={{ id: frame.id, isOwner: frame.mayChange }} />
      <p className="mb-1 text-soft [overflow-wrap:anywhere]">{frame.name}</p>
      <h1 className="mb-4">{title}</h1>
      {text && <p className="max-w-measure text-soft">{text}</p>}
      <div className="mt-8 grid gap-12 [overflow-wrap:anywhere]">
        {done && (
          <div role="status">
            <Notice>{done}</Notice>
          </div>
        )}
        <ClosingNotice frame={frame} />
        {children}
      </div>
    </AppPage>
  )
}

/** Says when it ends, and lets an owner call it off. */
function ClosingNotice({ frame: { id, closesOn, mayChange } }: { frame: WorkspaceFrame }) {
  const t = useTranslations('workspace')
  if (closesOn === null) return null
  return (
    <Notice kind="warn" title={t.rich('closing', { date: () => <CalendarDate on={closesOn} /> })}>
      <p className="max-w-measure">{t('closingText')}</p>
      {mayChange && (
        <Form method="post" action={`/workspaces/${id}/data`} className="mt-3">
          <Button name="intent" value="keep">
            {t('keep')}
          </Button>
        </Form>
      )}
    </Notice>
  )
}
