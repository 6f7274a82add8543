import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { PilotShell } from '#app/routes/pilots/pilot-shell.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'

type UnsignedPilotProps = {
  frame: Parameters<typeof PilotShell>[0]['frame']
  heading: string
  /** What will stand here; left out: the verdict. */
  text?: string
}

/** A page of a pilot for which its charter has to be signed first. */
export function UnsignedPilot({ frame, heading, text }: UnsignedPilotProps) {
  const t = useTranslations('verdict.unsigned')
  return (
    <PilotShell frame={frame}>
      <h1 className="mb-8">{heading}</h1>
      <EmptyState title={t('title')} action={<Link to={`/pilots/${frame.id}/charter`}>{t('link')}</Link>}>
        {text ?? t('text')}
      </EmptyState>
    </PilotShell>
  )
}
