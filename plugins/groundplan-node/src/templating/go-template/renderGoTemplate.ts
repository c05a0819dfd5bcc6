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

import { DEFAULT_TEMPLATE_LIMITS, TemplateLimits } from '../TemplateLimits';
import { TemplateSource } from '../TemplateSource';
import { TemplateExecutor } from './TemplateExecutor';
import { WorkMeter } from '../WorkMeter';
import { goFunctions } from './goFunctions';
import { parseGoTemplate } from './parseGoTemplate';
import { shortenReason } from './shortenReason';
import { toGoData } from './toGoValue';

/**
 * Renders a Go text/template as Weave GitOps Enterprise does: with Sprig, and with
 * `params` in a map of strings. Throws a {@link TemplateError}.
 *
 * Other than in Go, `Local` is UTC, `keys` and `values` come in the order of the keys, a
 * character that is cut in two becomes U+FFFD, and these are errors: complex numbers, `%p`,
 * `%x` of a float, a `slice` beyond the end of its list, most methods of times, and the
 * functions that make keys and secrets.
 *
 * @public
 */
export function renderGoTemplate(
  text: string,
  options: {
    name: string;
    data: Record<string, unknown>;
    delimiters?: { left: string; right: string };
    limits?: TemplateLimits;
  },
): string {
  const { name, data, delimiters } = options;
  const limits = { ...DEFAULT_TEMPLATE_LIMITS, ...options.limits };
  const source = new TemplateSource(name, text);
  const templates = parseGoTemplate(source, {
    delimiters,
    limits,
    checkFunction: node => {
      if (!goFunctions.has(node.name)) {
        throw source.errorAt(
          node.offset,
          shortenReason(`function ${node.name} is not defined`),
        );
      }
    },
  });
  const meter = new WorkMeter(limits);
  const executor = new TemplateExecutor(
    source,
    templates,
    goFunctions,
    meter,
    limits.maxOutputLength,
  );
  return executor.execute(name, dataOf(source, data, meter));
}

function dataOf(
  source: TemplateSource,
  data: Record<string, unknown>,
  meter: WorkMeter,
) {
  try {
    return toGoData(data, meter);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw source.errorAt(0, `data: ${reason}`);
  }
}
