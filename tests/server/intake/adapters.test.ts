import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { azureTranscription, azureVoice, ssml } from '../../../server/intake/azure-speech.ts'
import { openAiChat, openAiEndpoint, openAiSpeech, openAiTranscription } from '../../../server/intake/openai.ts'
import { AppError } from '../../../shared/errors.ts'
import { bytes, chunk, json, type Peer, say, startPeer, stream, wav } from './peer.ts'

const key = 'secret-key-of-the-organisation'
let peer: Peer
beforeAll(async () => {
  peer = await startPeer()
})
beforeEach(() => void peer.heard.splice(0))
afterAll(() => peer.close())

const signal = () => AbortSignal.timeout(2_000)
const messages = [{ role: 'user', content: 'Hello' }] as const
const endpointOf = (kind: 'openai' | 'azure-openai', apiVersion: string | null = null) =>
  openAiEndpoint({
    kind,
    endpoint: kind === 'openai' ? `${peer.address}/v1` : peer.address,
    model: 'm 1',
    apiVersion,
    key,
  })
const chat = () => openAiChat(endpointOf('openai')).complete({ messages, schema: null, signal: signal() })
/** The code and the words of a failure. The words never hold the key. */
async function fault(work: Promise<unknown>): Promise<string> {
  const cause = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(cause instanceof AppError)) throw new Error('it did not fail with a code', { cause })
  expect(cause.message).not.toContain(key)
  return `${cause.code} ${/\((.*)\)/.exec(cause.message)?.[1] ?? ''}`.trim()
}

describe('chat of OpenAI’s shape', () => {
  test('[IN32] is asked as it wants to be, streams, and may send chunks without choices', async () => {
    peer.answer(stream([{ choices: [] }, chunk('What do '), chunk('you do?'), chunk(null, 'stop'), { choices: [] }]))
    const parts: string[] = []
    const schema = { name: 'reply', schema: { type: 'object' } }
    const text = await openAiChat(endpointOf('openai')).complete({ messages, schema, signal: signal() }, (part) =>
      parts.push(part),
    )
    expect([text, parts]).toEqual(['What do you do?', ['What do ', 'you do?']])
    const [heard] = peer.heard
    expect([heard?.method, heard?.url, heard?.headers.authorization]).toEqual([
      'POST',
      '/v1/chat/completions',
      `Bearer ${key}`,
    ])
    expect(JSON.parse(heard?.body.toString() ?? '')).toEqual({
      model: 'm 1',
      messages,
      stream: true,
      response_format: { type: 'json_schema', json_schema: { ...schema, strict: true } },
    })
  })

  test('[IN32] Azure’s two forms: the deployment in the path, or as the model', async () => {
    peer.answer(say('Hello?'))
    for (const version of ['2024-10-21', null])
      await openAiChat(endpointOf('azure-openai', version)).complete({ messages, schema: null, signal: signal() })
    expect(peer.heard.map(({ url, headers }) => [url, headers['api-key'], headers.authorization])).toEqual([
      ['/openai/deployments/m%201/chat/completions?api-version=2024-10-21', key, undefined],
      ['/openai/v1/chat/completions', key, undefined],
    ])
    expect(peer.heard.map(({ body }) => JSON.parse(body.toString()).model)).toEqual([undefined, 'm 1'])
  })

  test('[IN33] what is no whole answer is a failure, and named without quoting it', async () => {
    const faults: (readonly [Parameters<Peer['answer']>[0], string])[] = [
      [json({ error: { code: 'content_filter', message: `not ${key}` } }, 400), 'answered 400 (content_filter)'],
      [json({ error: { code: 'x y', message: 'Hello' } }, 401), 'answered 401'],
      [json({}, 429), 'answered 429'],
      [json('oops', 500), 'answered 500'],
      [stream([chunk('What ')], false), 'could not be reached, or its answer broke off'],
      [stream([chunk('What do you do?')]), 'broke off'],
      [stream([chunk('What'), chunk(null, 'length')]), 'ended with length'],
      [stream([chunk('What'), chunk(null, 'content_filter')]), 'ended with content_filter'],
      [stream(['Hello candidate']), 'answered an event that is no JSON'],
      [stream([{ choices: 'none' }]), 'answered a chunk of another shape'],
      [json({ choices: [] }), 'broke off'],
    ]
    for (const [answer, words] of faults) {
      peer.answer(answer)
      expect(await fault(chat())).toBe(`intake/provider-failed ${words}`)
    }
  })

  test('[IN33] one that takes too long is slow, one that is not there has failed', async () => {
    peer.answer(() => undefined)
    const late = openAiChat(endpointOf('openai')).complete({ messages, schema: null, signal: AbortSignal.timeout(50) })
    expect(await fault(late)).toBe('intake/provider-slow')
    const nowhere = openAiEndpoint({
      kind: 'openai',
      endpoint: 'http://127.0.0.1:9',
      model: 'm',
      apiVersion: null,
      key,
    })
    expect(await fault(openAiChat(nowhere).complete({ messages, schema: null, signal: signal() }))).toContain(
      'could not be reached',
    )
  })
})

describe('sound of OpenAI’s shape', () => {
  test('[IN32] a WAV goes as a form, and text comes back', async () => {
    peer.answer(json({ text: ' forty two ' }))
    const text = await openAiTranscription(endpointOf('openai')).transcribe(wav(0.1), 'en-GB', signal())
    expect(text).toBe('forty two')
    const body = peer.heard[0]?.body.toString('latin1') ?? ''
    expect(peer.heard[0]?.url).toBe('/v1/audio/transcriptions')
    for (const part of [
      'name="file"; filename="answer.wav"',
      'RIFF',
      'name="model"\r\n\r\nm 1',
      'name="language"\r\n\r\nen',
      'name="response_format"\r\n\r\njson',
    ])
      expect(body).toContain(part)
    peer.answer(json({ words: [] }))
    expect(await fault(openAiTranscription(endpointOf('openai')).transcribe(wav(0.1), 'en', signal()))).toContain(
      'another shape',
    )
  })

  test('[IN32] words go, and sound of a named type comes back', async () => {
    const voice = openAiSpeech(endpointOf('openai'), ['alloy'])
    const request = { text: 'What do you do?', language: 'en', voice: 'alloy', rate: 1.25 }
    peer.answer(bytes(Buffer.from('sound'), 'audio/mpeg; charset=binary'))
    expect(await voice.speak(request, signal())).toEqual({ bytes: Buffer.from('sound'), mimeType: 'audio/mpeg' })
    expect(JSON.parse(peer.heard[0]?.body.toString() ?? '')).toMatchObject({
      input: request.text,
      voice: 'alloy',
      speed: 1.25,
    })
    peer.answer(json({ error: 'quota' }))
    expect(await fault(voice.speak(request, signal()))).toContain('answered application/json for speech')
  })
})

describe('Azure AI Speech', () => {
  const address = () => ({ region: 'westeurope', key, endpoint: peer.address })
  const token = bytes(Buffer.from('a-token'), 'application/jwt')
  const said = (text: string) => json({ RecognitionStatus: 'Success', DisplayText: 'x', NBest: [{ Display: text }] })

  test('[IN34] a token is asked for with the key, used for nine minutes, and asked for again', async () => {
    let nowMs = 0
    const port = azureTranscription(address(), () => nowMs)
    peer.answer(token, said('Forty two.'), said('Again.'), token, said('Later.'))
    expect(await port.transcribe(wav(0.1), 'en', signal())).toBe('Forty two.')
    expect(await port.transcribe(wav(0.1), 'en', signal())).toBe('Again.')
    nowMs = 9 * 60_000
    expect(await port.transcribe(wav(0.1), 'es', signal())).toBe('Later.')
    expect(peer.heard.map(({ url }) => url)).toEqual([
      '/sts/v1.0/issueToken',
      '/speech/recognition/conversation/cognitiveservices/v1?language=en-US&format=detailed',
      '/speech/recognition/conversation/cognitiveservices/v1?language=en-US&format=detailed',
      '/sts/v1.0/issueToken',
      '/speech/recognition/conversation/cognitiveservices/v1?language=es-ES&format=detailed',
    ])
    expect(peer.heard.map(({ headers }) => headers['ocp-apim-subscription-key'])).toEqual([
      key,
      undefined,
      undefined,
      key,
      undefined,
    ])
    expect(peer.heard[1]?.headers).toMatchObject({
      authorization: 'Bearer a-token',
      'content-type': 'audio/wav; codecs=audio/pcm; samplerate=16000',
    })
  })

  test('[IN34] a token that is refused is exchanged once', async () => {
    const port = azureTranscription(address(), () => 0)
    peer.answer(token, json({}, 401), token, said('Yes.'))
    expect(await port.transcribe(wav(0.1), 'en', signal())).toBe('Yes.')
    peer.answer(json({}, 401))
    expect(await fault(azureTranscription(address(), () => 0).transcribe(wav(0.1), 'en', signal()))).toContain(
      'answered 401',
    )
  })

  test('[IN34] silence is no text, and any other end a failure', async () => {
    const port = azureTranscription(address(), () => 0)
    peer.answer(
      token,
      json({ RecognitionStatus: 'InitialSilenceTimeout' }),
      json({ RecognitionStatus: 'NoMatch' }),
      json({ RecognitionStatus: 'Error' }),
    )
    expect(await port.transcribe(wav(0.1), 'en', signal())).toBe('')
    expect(await port.transcribe(wav(0.1), 'en', signal())).toBe('')
    expect(await fault(port.transcribe(wav(0.1), 'en', signal()))).toContain('recognition ended with Error')
  })

  test('[IN34] words become speech markup in which they add nothing', async () => {
    peer.answer(token, bytes(Buffer.from('sound'), 'audio/mpeg'))
    const port = azureVoice(address(), ['en-US-Ava'], () => 0)
    const spoken = await port.speak({ text: 'Hi', language: 'en', voice: 'en-US-Ava', rate: 0.8 }, signal())
    expect(spoken.mimeType).toBe('audio/mpeg')
    expect(peer.heard[1]?.headers).toMatchObject({
      'content-type': 'application/ssml+xml',
      'x-microsoft-outputformat': 'audio-24khz-48kbitrate-mono-mp3',
    })
    expect(ssml('a < b & "c"</voice><audio src=\'x\'/>\u0000\ud800', "en' x='", 'V', 0.8)).toBe(
      "<speak version='1.0' xml:lang='en&apos; x=&apos;'><voice name='V'><prosody rate='-20%'>a &lt; b &amp; &quot;c&quot;&lt;/voice&gt;&lt;audio src=&apos;x&apos;/&gt;  </prosody></voice></speak>",
    )
  })
})
