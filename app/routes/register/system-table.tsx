import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { TRIAGE_TONES } from '#app/core/governance/views/verdict-tones.ts'
import { useTriageVerdict } from '#app/routes/governance-parts/use-verdict.ts'
import type { PartState, SystemLine } from '#app/server/register/system-line.server.ts'
import { Table } from '#app/ui/table.tsx'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'
import type { RegisterView } from './list.tsx'
import { Look } from './look.tsx'
import { PrivacyMark } from './privacy-mark.tsx'

/** All systems of a register: what each is, how it was placed, and what is open. */
export function SystemTable({ view: { frame, systems } }: { view: RegisterView }) {
  const t = useTranslations('register.table')
  const look = useTranslations('register.look')
  return (
    <Table
      caption={t('caption')}
      isCaptionHidden
      rows={systems}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'name',
          header: t('system'),
          cell: (system) => <NameCell system={system} base={frame.base} />,
        },
        {
          id: 'who',
          header: t('who'),
          label: t('who'),
          cell: ({ owner, vendor }) => (
            <span className="grid [overflow-wrap:anywhere]">
              <span className={owner ? undefined : 'text-soft'}>{owner || t('noOwner')}</span>
              {vendor && <span className="text-sm text-soft">{t('vendor', { vendor })}</span>}
            </span>
          ),
        },
        {
          id: 'act',
          header: t('act'),
          label: t('act'),
          cell: (system) => <ActCell system={system} base={frame.base} />,
        },
        {
          id: 'privacy',
          header: t('privacy'),
          label: t('privacy'),
          cell: (system) => <PrivacyCell system={system} base={frame.base} />,
        },
        {
          id: 'look',
          header: look('heading'),
          label: look('heading'),
          cell: (system) => (
            <span className="grid gap-1">
              <Look look={system.look} />
              {system.look.state !== 'none' && (
                <Link to={`${frame.base}/${system.id}/history`} className="text-sm">
                  {look('open')}
                </Link>
              )}
            </span>
          ),
        },
      ]}
    />
  )
}

type CellProps = { system: SystemLine; base: string }

function NameCell({ system: { id, name, useCase, status }, base }: CellProps) {
  const t = useTranslations('register')
  return (
    <span className="grid [overflow-wrap:anywhere]">
      <Link to={`${base}/${id}`}>{name}</Link>
      <span className="font-normal text-sm text-soft">
        {t(`status.${status}`)}
        {useCase && ` · ${useCase}`}
      </span>
    </span>
  )
}

function ActCell({ system: { id, aiAct, status }, base }: CellProps) {
  const { sentence } = useTriageVerdict()(aiAct.verdict)
  const t = useTranslations('register.table')
  return (
    <span className="grid gap-1">
      <VerdictMark tone={TRIAGE_TONES[aiAct.verdict.code]}>
        {isNotAsked(aiAct, aiAct.verdict.code === 'open') ? <NotAsked /> : sentence}
      </VerdictMark>
      {aiAct.contradictions > 0 && <span className="text-notyet text-sm">{t('contradicts')}</span>}
      {status !== 'retired' && (
        <Open
          part={aiAct}
          isOpen={aiAct.verdict.code === 'open'}
          to={`${base}/${id}/ai-act`}
          label={t('actQuestions')}
        />
      )}
    </span>
  )
}

function PrivacyCell({ system: { id, privacy, status }, base }: CellProps) {
  const t = useTranslations('register.table')
  return (
    <span className="grid gap-1">
      {isNotAsked(privacy, privacy.verdict === 'undetermined') ? (
        <VerdictMark tone="open">
          <NotAsked />
        </VerdictMark>
      ) : (
        <PrivacyMark verdict={privacy.verdict} />
      )}
      {status !== 'retired' && (
        <Open
          part={privacy}
          isOpen={privacy.verdict === 'undetermined'}
          to={`${base}/${id}/privacy`}
          label={t('privacyQuestions')}
        />
      )}
    </span>
  )
}

function NotAsked() {
  const t = useTranslations('register.table')
  return <span className="whitespace-nowrap">{t('notAsked')}</span>
}

/** What is known of its kind alone says nothing yet. */
const isNotAsked = ({ isUntouched }: PartState, isOpen: boolean) => isUntouched && isOpen

type OpenProps = { part: PartState; isOpen: boolean; to: string; label: string }

/** What is left to do in one part, with the way there. */
function Open({ part, isOpen, to, label }: OpenProps) {
  const t = useTranslations('register.table')
  return (
    <>
      {part.restsOnUnconfirmed && !isNotAsked(part, isOpen) && (
        <span className="text-sm text-soft">{t('unconfirmed', { count: part.toConfirm })}</span>
      )}
      {part.isOpen && (
        <Link to={to} className="text-sm">
          {t(part.isUntouched ? 'start' : 'goOn')}
          <span className="sr-only">: {label}</span>
        </Link>
      )}
    </>
  )
}
