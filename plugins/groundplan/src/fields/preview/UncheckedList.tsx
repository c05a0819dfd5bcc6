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

import { Accordion, AccordionPanel, AccordionTrigger } from '@backstage/ui';
import { PreviewResponse } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import styles from './Findings.module.css';

/** What nobody checked, by name, and why. @internal */
export function UncheckedList(props: Pick<PreviewResponse, 'unchecked'>) {
  const { unchecked } = props;
  const t = useText();
  if (unchecked.length === 0) {
    return null;
  }
  return (
    <Accordion>
      <AccordionTrigger
        title={t('preview.unchecked', { number: String(unchecked.length) })}
      />
      <AccordionPanel>
        <ul className={styles.findings}>
          {unchecked.map((it, index) => (
            <li key={index}>
              <b>{it.what}</b> ({it.path}): {it.why}
            </li>
          ))}
        </ul>
      </AccordionPanel>
    </Accordion>
  );
}
