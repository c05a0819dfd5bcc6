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
import { getRecord, getString } from '../../../kubernetes';

/** 0.2 is what Terraform 1.0 writes. */
const KNOWN_FORMAT = /^(?:0\.2|1\.\d+)$/;

/**
 * Parses the text of a plan in JSON. Where its format is not known, and so what
 * marks sensitive values, nothing is read, and the answer says why.
 *
 * @internal
 */
export function readPlanDocument(
  text: string,
): Record<string, unknown> | string {
  let document: Record<string, unknown> | undefined;
  try {
    document = getRecord(JSON.parse(text));
  } catch {
    return 'the text is not JSON';
  }
  const version = getString(document, 'format_version');
  if (!document || !version) {
    return 'the text is not a plan in JSON';
  }
  return KNOWN_FORMAT.test(version)
    ? document
    : `format_version ${JSON.stringify(version.slice(0, 20))} is not known`;
}
