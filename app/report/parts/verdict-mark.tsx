import { Circle, Line, Path, Rect, StyleSheet, Svg, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import type { Tone } from '../model/report-parts.ts'
import { text, toneColours } from '../theme.ts'
import type { Place } from './table.tsx'

const SIZE = 8

/** A shape and a word; the colour only repeats them. */
export function VerdictMark({ tone, label, place = {} }: { tone: Tone; label: string; place?: Place }) {
  return (
    <View style={[styles.mark, place]}>
      <MarkShape tone={tone} />
      <Text style={[styles.word, { color: toneColours[tone] }]}>{label}</Text>
    </View>
  )
}

function MarkShape({ tone }: { tone: Tone }) {
  return (
    <Svg width={SIZE} height={SIZE} viewBox="0 0 14 14" style={styles.shape}>
      {shapes[tone](toneColours[tone])}
    </Svg>
  )
}

const ring = (colour: string, dash?: string) => (
  <Circle
    cx={7}
    cy={7}
    r={5.75}
    fill="none"
    stroke={colour}
    strokeWidth={1.75}
    {...(dash ? { strokeDasharray: dash } : {})}
  />
)

const shapes: Record<Tone, (colour: string) => ReactNode> = {
  ready: (colour) => <Circle cx={7} cy={7} r={6.5} fill={colour} />,
  almost: (colour) => (
    <>
      {ring(colour)}
      <Circle cx={7} cy={7} r={3.5} fill={colour} />
    </>
  ),
  nearly: (colour) => (
    <>
      {ring(colour)}
      <Path d="M7 1.25a5.75 5.75 0 0 0 0 11.5z" fill={colour} />
    </>
  ),
  notyet: (colour) => ring(colour),
  open: (colour) => ring(colour, '2.2 1.41'),
  stop: (colour) => <Rect x={1} y={1} width={12} height={12} fill={colour} />,
  none: (colour) => <Line x1={1} y1={7} x2={13} y2={7} stroke={colour} strokeWidth={1.75} />,
}

const styles = StyleSheet.create({
  mark: { flexDirection: 'row' },
  shape: { marginTop: 2.75, marginRight: 5, flexShrink: 0 },
  word: { ...text.body, fontWeight: 600, flexGrow: 1, flexShrink: 1, flexBasis: 0 },
})
