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

import { Alert } from '@backstage/ui';
import { PlanResponse } from 'backstage-plugin-groundplan-common';
import { useText } from '../../../translation';
import styles from '../operations/operations.module.css';

const MOST = 10;

/** What is wrong with what is stored, and what of it could not be understood. @internal */
export function PlanProblems(props: { response: PlanResponse }) {
  const { problems, plan } = props.response;
  const t = useText();
  return (
    <>
      <Problems title={t('plan.problems')} items={problems} />
      <Problems title={t('plan.unread')} items={plan?.unread ?? []} />
    </>
  );
}

function Problems(props: { title: string; items: string[] }) {
  const { title, items } = props;
  const t = useText();
  const more = items.length - MOST;
  return items.length > 0 ? (
    <Alert
      role="status"
      status="warning"
      icon
      title={title}
      description={
        <ul className={styles.consequences}>
          {items.slice(0, MOST).map(text => (
            <li key={text}>{text}</li>
          ))}
          {more > 0 && <li>{t('plan.andMore', { number: String(more) })}</li>}
        </ul>
      }
    />
  ) : null;
}
