/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

const T0 = Date.parse('2026-11-01T08:00:00Z');

/**
 * Conditions of an object by what they say, such as `Available=True/Ready`; each
 * object has its own times, as in a fleet that has grown.
 */
export function conditions(name: string, said: string[]): object[] {
  return said.map((text, i) => {
    const [type, status, reason] = text.split(/[=/]/);
    return {
      type,
      status,
      reason,
      message: '',
      observedGeneration: 3,
      lastTransitionTime: timeOf(name, i),
    };
  });
}

/** What a controller still reports in the dialect before. */
export function deprecatedConditions(name: string, types: string[]): object {
  return {
    v1beta1: {
      conditions: types.map((type, i) => ({
        type,
        status: 'True',
        lastTransitionTime: timeOf(name, i),
      })),
    },
  };
}

/** One of many times, the same for the same object and place. */
export function timeOf(name: string, place: number): string {
  let seconds = place * 7;
  for (let i = 0; i < name.length; i++) {
    seconds = (seconds * 31 + name.charCodeAt(i)) % 1_000_000;
  }
  return new Date(T0 + seconds * 1_000).toISOString().replace('.000', '');
}
