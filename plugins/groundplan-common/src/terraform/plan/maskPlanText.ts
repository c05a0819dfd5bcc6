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
import { maskHumanLines } from './human/maskHumanLines';
import { toLines } from './human/toLines';
import { maskJsonPlan } from './json/maskJsonPlan';
import { maskPrivateKeys } from './maskPrivateKeys';
import { Plan } from './Plan';

/**
 * The text of a plan as it may be shown, with sensitive values withheld and
 * without colours.
 *
 * @remarks
 * In JSON the marks say what is sensitive, wherever it stands. Terraform leaves
 * marked values out of its text for people itself, so there it can only be told
 * by looks: private keys, and attributes with names such as `password`. A value
 * that a provider copies to an unmarked attribute with another name is shown,
 * as Terraform shows it.
 *
 * @public
 */
export function maskPlanText(text: string, format: Plan['format']): string {
  return format === 'json'
    ? maskJsonPlan(text)
    : maskHumanLines(toLines(maskPrivateKeys(text))).join('\n');
}
