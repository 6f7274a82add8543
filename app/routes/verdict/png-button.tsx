import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'
import { useIsAlive } from './use-is-alive.ts'

/** Sharp on paper, too. */
const SCALE = 2

/** Saves a chart as PNG, drawn by the browser from its SVG file; without scripts there is the SVG alone. */
export function PngButton({ from, name }: { from: string; name: string }) {
  const t = useTranslations('verdict')
  const [hasFailed, setHasFailed] = useState(false)
  if (!useIsAlive()) return null
  const save = () => savePng(from, `${name}.png`).catch(() => setHasFailed(true))
  return (
    <>
      <Button type="button" kind="quiet" onClick={save}>
        {t('files.png')} <VisuallyHidden>{name}</VisuallyHidden>
      </Button>
      {hasFailed && <span role="alert">{t('files.pngFailed')}</span>}
    </>
  )
}

async function savePng(from: string, fileName: string): Promise<void> {
  const picture = new Image()
  picture.src = from
  await picture.decode()
  const canvas = document.createElement('canvas')
  canvas.width = picture.naturalWidth * SCALE
  canvas.height = picture.naturalHeight * SCALE
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const link = document.createElement('a')
  link.href = canvas.toDataURL('image/png')
  link.download = fileName.replaceAll(/[\\/:*?"<>|]/g, ' ')
  link.click()
}
