import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { ChoiceGroup, Tick } from '#app/ui/choice.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { type Tone, VerdictMark } from '#app/ui/verdict-mark.tsx'
import { CHECK_STATES, EVIDENCE_MAX, type GateFault } from './gate-fields.ts'
import type { GateView } from './gate-view.server.ts'

type Check = GateView['checks'][number]

const tones = { pass: 'ready', missing: 'open', fail: 'stop' } as const satisfies Record<Check['state'], Tone>

type Part = { view: Pick<GateView, 'checks' | 'register' | 'frame'>; fault: GateFault | undefined }

/** What of the law the charter asks for, how each stands, and where people say so of what the register does not know. */
export function ChecksOfTheLaw({ view: { checks, register, frame }, fault }: Part) {
  const t = useTranslations('gate.checks')
  return (
    <Section id="checks" title={t('title')} text={t('text')} fills>
      <ul className="grid gap-6">
        {checks.map((check) => (
          <li key={check.id} className="grid gap-2 border-hair border-b pb-6 [overflow-wrap:anywhere]">
            <h3>{check.text}</h3>
            <p>
              <VerdictMark tone={tones[check.state]}>{t(`state.${check.state}`)}</VerdictMark>
            </p>
            {check.evidence !== '' && <p className="max-w-measure whitespace-pre-line">{check.evidence}</p>}
            {check.followsRegister && (
              <p className="text-soft">
                {t('follows')} {register && <Link to={register}>{t('toRegister')}</Link>}
              </p>
            )}
            {!check.followsRegister && frame.mayWrite && (
              <CheckForm check={check} fault={fault?.check === check.id ? fault : undefined} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function CheckForm({ check, fault }: { check: Check; fault: GateFault | undefined }) {
  const t = useTranslations('gate.checks')
  const { id, text, state, evidence, isSaid } = check
  const chosen = fault ? fault.decision : isSaid ? state : ''
  return (
    <Disclosure
      key={`${state} ${evidence}`}
      summary={isSaid ? t('change', { check: text }) : t('say', { check: text })}
      open={fault !== undefined}
    >
      <Form method="post" noValidate className="grid max-w-form justify-items-start gap-4">
        <input type="hidden" name="check" value={id} />
        <ChoiceGroup
          id={`state-${id}`}
          legend={t('legend')}
          layout="ticks"
          error={fault?.field === 'state' ? fault.message : undefined}
        >
          {CHECK_STATES.map((one) => (
            <Tick key={one} type="radio" name="state" value={one} defaultChecked={chosen === one}>
              {t(`state.${one}`)}
            </Tick>
          ))}
        </ChoiceGroup>
        <div className="w-full">
          <TextArea
            name="evidence"
            id={`evidence-${id}`}
            label={t('evidence')}
            hint={t('evidenceHint')}
            maxLength={EVIDENCE_MAX}
            defaultValue={fault ? fault.typed : evidence}
            error={fault?.field === 'evidence' ? fault.message : undefined}
          />
        </div>
        <Button name="intent" value="check">
          {t('button')}
        </Button>
      </Form>
    </Disclosure>
  )
}
