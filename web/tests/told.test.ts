import { expect, test } from 'vitest'
import { Told } from '../src/api/told'

const at = (path: string, more: RequestInit = {}) => new Request(`https://tube.example${path}`, more)

test('an answer in the page stands in for one question', async () => {
  const told = new Told('{"/api/v1/config":{"instance":{"name":"Sepiola"}},"/api/v1/videos/1?a=b":[1]}')
  expect(await told.take(at('/api/v1/config'))?.json()).toEqual({ instance: { name: 'Sepiola' } })
  expect(told.take(at('/api/v1/config'))).toBeNull()
  expect(told.take(at('/api/v1/videos/1'))).toBeNull()
  expect(await told.take(at('/api/v1/videos/1?a=b'))?.json()).toEqual([1])
})

test('whoever is named, or changes something, asks the server', () => {
  const told = new Told('{"/api/v1/videos/1":{}}')
  expect(told.take(at('/api/v1/videos/1', { headers: { authorization: 'Bearer x' } }))).toBeNull()
  expect(told.take(at('/api/v1/videos/1', { headers: { 'x-peertube-video-password': 'x' } }))).toBeNull()
  expect(told.take(at('/api/v1/videos/1', { method: 'DELETE' }))).toBeNull()
  expect(told.take(at('/api/v1/videos/1'))).not.toBeNull()
})

test('what is no list of answers answers nothing', () => {
  for (const text of [null, undefined, '', '{', '[]', '"x"', 'null']) expect(new Told(text).take(at('/0'))).toBeNull()
})
