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

import { GoFunctionTable, fn } from '../GoFunction';
import { GoValue } from '../GoValue';
import { LimitError } from '../../WorkMeter';
import { fromJson, toJson } from '../convert/json';

const mustFromJson = fn(['string'], ([text], meter) => fromJson(text, meter));
const mustToJson = fn(['any'], ([value], meter) => toJson(value, meter));
const mustToPrettyJson = fn(['any'], ([value], meter) =>
  toJson(value, meter, { indent: 2 }),
);
const mustToRawJson = fn(['any'], ([value], meter) =>
  toJson(value, meter, { raw: true }),
);

/** Sprig's functions of JSON. Without `must`, what goes wrong gives nothing. */
export const jsonFunctions: GoFunctionTable = {
  fromJson: fn(['string'], ([text], meter) =>
    otherwise(null, () => fromJson(text, meter)),
  ),
  toJson: fn(['any'], ([value], meter) =>
    otherwise('', () => toJson(value, meter)),
  ),
  toPrettyJson: fn(['any'], ([value], meter) =>
    otherwise('', () => toJson(value, meter, { indent: 2 })),
  ),
  toRawJson: mustToRawJson,
  mustFromJson,
  mustToJson,
  mustToPrettyJson,
  mustToRawJson,
};

function otherwise(fallback: GoValue, run: () => GoValue): GoValue {
  try {
    return run();
  } catch (error) {
    if (error instanceof LimitError) {
      throw error;
    }
    return fallback;
  }
}
