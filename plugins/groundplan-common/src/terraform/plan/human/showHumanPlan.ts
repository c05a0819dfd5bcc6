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
import { maskPrivateKeys } from '../maskPrivateKeys';
import { ShownPlan } from '../Plan';
import { Stepwise } from '../stepwise';
import { HumanMask } from './HumanMask';
import { HumanPlanReader } from './HumanPlanReader';

const ESCAPE = String.fromCharCode(27);
const COLOUR = new RegExp(`${ESCAPE}\\[[0-9;?]*[A-Za-z]`, 'g');

/** A step is a millisecond or two of work. */
const LINES_OF_A_STEP = 2_000;

/** The text without colours, in whatever way its lines end. */
function toPlainText(text: string): string {
  return text.replace(COLOUR, '').replace(/\r\n/g, '\n');
}

/**
 * Masks and reads a plan as `terraform show` and `tofu show` write it for people,
 * each line once.
 *
 * @internal
 */
export function* showHumanPlan(text: string): Stepwise<ShownPlan> {
  const plain = toPlainText(maskPrivateKeys(text));
  const mask = HumanMask.create();
  const reader = HumanPlanReader.create();
  let shown = '';
  let taken = 0;
  let lines = 0;
  for (let from = 0; from <= plain.length; ) {
    const feed = plain.indexOf('\n', from);
    const to = feed < 0 ? plain.length : feed;
    const line = plain.slice(from, to);
    const masked = mask.mask(line);
    reader.read(masked);
    if (masked !== line) {
      shown += plain.slice(taken, from) + masked;
      taken = to;
    }
    from = to + 1;
    lines += 1;
    if (lines % LINES_OF_A_STEP === 0) {
      yield;
    }
  }
  return { text: shown + plain.slice(taken), plan: reader.finish() };
}
