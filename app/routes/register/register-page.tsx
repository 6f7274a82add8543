import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { AppPage } from '#app/routes/app-page.tsx'
import type { RegisterFrame } from '#app/server/register/register.server.ts'
import { Notice } from '#app/ui/notice.tsx'

type RegisterPageProps = {
  frame: RegisterFrame
  /** The page above this one; left out: it is the register itself. */
  back?: { to: string; label: string }
  /** Nothing on it changes anything. */
  onlyReads?: boolean
  children: ReactNode
}

/** The frame of every page of a register of AI systems, in a check and on the desk. */
export function RegisterPage({ frame, back, onlyReads, children }: RegisterPageProps) {
  const t = useTranslations('register')
  const { head, desk, client, mayWrite } = frame
  return (
    <AppPage {...(head ? { assessment: head } : {})} onlyReads={onlyReads}>
      <p className="no-print mb-4 flex flex-wrap gap-x-3 [overflow-wrap:anywhere]">
        {desk && <Link to={desk.client}>{client.name}</Link>}
        {back && <Link to={back.to}>{back.label}</Link>}
        {desk && !back && <span className="text-soft">{desk.workspace}</span>}
      </p>
      {desk && !mayWrite && (
        <div className="mb-8">
          <Notice>{t('viewer')}</Notice>
        </div>
      )}
      {children}
    </AppPage>
  )
}
