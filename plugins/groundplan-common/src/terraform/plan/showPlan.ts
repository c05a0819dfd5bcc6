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
import { showHumanPlan } from './human/showHumanPlan';
import { showJsonPlan } from './json/showJsonPlan';
import { Plan, ShownPlan } from './Plan';
import { Stepwise } from './stepwise';

/**
 * Masks and reads a plan in either form, in steps of a few milliseconds, so that
 * one of megabytes need not stop whoever reads it.
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
export function showPlan(
  text: string,
  format: Plan['format'],
): Stepwise<ShownPlan> {
  return format === 'json' ? showJsonPlan(text) : showHumanPlan(text);
}
