import type { ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { openAiChat, openAiEndpoint, openAiSpeech, openAiTranscription } from '../../server/intake/openai.ts'
import type { IntakePorts } from '../../server/intake/ports.ts'
import { bytes, chunk, type Heard, json, startPeer } from '../server/intake/peer.ts'

/** What each peer waits before it answers, in ms; the chat's words follow its first one every `tokenMs`. */
export interface PeerDelays {
  readonly transcriptionMs: number
  readonly firstTokenMs: number
  readonly tokenMs: number
  readonly speechMs: number
}

/** Services of OpenAI's shape on this machine that take the stated time, and the server's own adapters for them. */
export async function startPeers(
  { transcriptionMs, firstTokenMs, tokenMs, speechMs }: PeerDelays,
  words: () => string,
) {
  const peer = await startPeer()
  const sound = new Uint8Array(24_000)
  const speakTo = async (response: ServerResponse, heard: Heard): Promise<void> => {
    if (heard.url.endsWith('/audio/transcriptions')) {
      await delay(transcriptionMs)
      return json({ text: words() })(response)
    }
    if (heard.url.endsWith('/audio/speech')) {
      await delay(speechMs)
      return bytes(sound, 'audio/mpeg')(response)
    }
    const reply = 'What did you do there, and what came of it?'
    const isReading = 'response_format' in JSON.parse(String(heard.body))
    const text = isReading ? '{"conclusions":[]}' : reply
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    await delay(firstTokenMs)
    for (const token of text.match(/\S+\s*/g) ?? []) {
      response.write(`data: ${JSON.stringify(chunk(token))}\n\n`)
      await delay(tokenMs)
    }
    response.write(`data: ${JSON.stringify(chunk(null, 'stop'))}\n\n`)
    response.end('data: [DONE]\n\n')
  }
  peer.answer(speakTo)
  const address = {
    kind: 'openai',
    endpoint: `${peer.address}/v1`,
    model: 'peer',
    apiVersion: null,
    key: 'key',
  } as const
  const endpoint = openAiEndpoint(address)
  const ports: IntakePorts = {
    chat: openAiChat(endpoint),
    transcription: openAiTranscription(endpoint),
    speech: openAiSpeech(endpoint, ['voice']),
  }
  return { ports, close: peer.close }
}
