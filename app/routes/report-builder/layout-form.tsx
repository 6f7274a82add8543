import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { ChoiceGroup, Tick } from '#app/ui/choice.tsx'
import { LOOKS, PAPERS } from './builder-fields.ts'
import type { BuilderView } from './builder-view.server.ts'

/** Paper, and whose look. */
export function LayoutForm({ view: { paper, look, version } }: { view: BuilderView }) {
  const t = useTranslations('reportBuilder')
  return (
    <section aria-labelledby="layout-title" className="grid gap-4">
      <h2 id="layout-title" className="text-xl">
        {t('layout')}
      </h2>
      <Form method="post" key={version} preventScrollReset className="grid justify-items-start gap-6">
        <input type="hidden" name="version" value={version} />
        <ChoiceGroup id="paper" legend={t('paper')} layout="ticks">
          {PAPERS.map((one) => (
            <Tick key={one} type="radio" name="paper" value={one} defaultChecked={one === paper}>
              {t(`papers.${one}`)}
            </Tick>
          ))}
        </ChoiceGroup>
        <ChoiceGroup id="look" legend={t('look')} hint={t('lookHint')}>
          {LOOKS.map((one) => (
            <Tick key={one} type="radio" name="look" value={one} defaultChecked={one === look}>
              {t(`looks.${one}`)}
            </Tick>
          ))}
        </ChoiceGroup>
        <Button name="intent" value="layout">
          {t('keepLayout')}
        </Button>
      </Form>
    </section>
  )
}
