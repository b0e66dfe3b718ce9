# Reports, notices and what becomes of them.
# A report says that something is wrong with a picture or a comment; a notice is one in the form that a law gives.

countdown-decided = Deve ser decidido em { $time }
countdown-shown = É mostrado de novo em { $time }
countdown-over = Recarregue a página para ver como está.

# A button under a picture or a comment.
report-this = Denunciar isto

# What it is reported as, to choose from.
category-csam = Abuso sexual infantil
category-child-exploitation = Sexualização ou exploração de menores
category-ncii = Uma imagem íntima sem consentimento
category-threat-to-life = Uma ameaça à vida de alguém
category-terror = Terrorismo
category-gore = Violência extrema
category-animal-cruelty = Crueldade com animais
category-harassment-doxxing = Assédio, ou onde alguém mora
category-hate = Ódio
category-self-harm = Automutilação ou suicídio
category-fraud-malware = Fraude ou programas maliciosos
category-copyright = Direitos autorais
category-trademark = Marca registrada
category-privacy = Alguém mostrado contra a vontade
category-illegal-other = Outra coisa ilegal
category-rules-other = Não é ilegal, mas é contra as diretrizes

# Fields of every form.
field-link = Link
field-category = O que é
# Where nothing is chosen yet.
field-choose = Escolha
field-what-is-wrong = O que está errado (opcional)
field-who-is-shown = Quem aparece, e por que é sem consentimento
field-anything-else = Algo mais (opcional)
field-why-illegal = Por que é ilegal
field-what-is-ordered = O que é ordenado
field-name = Seu nome
field-where-to-reach = Onde entrar em contato com você (opcional)
field-email = E-mail em que você pode ser contatado
field-address = Seu endereço postal
field-phone = Seu número de telefone
field-signature = Assinatura: seu nome completo, digitado
field-work = A obra que é sua, e onde ela pode ser vista
field-no-consent = Acredito de boa-fé que isto é mostrado sem o consentimento de quem aparece.
field-not-allowed = Acredito de boa-fé que este uso não é permitido pelo titular, por seu representante ou pela lei.
field-good-faith = Acredito de boa-fé que o que digo aqui é exato e completo.
field-accuracy = O que digo aqui é exato e, sob pena de perjúrio, sou o titular ou posso agir em nome dele.
field-authority = Qual autoridade, e quem nela
field-legal-basis = Fundamento jurídico
field-reference = Referência da ordem
field-mistake = Sob pena de perjúrio, acredito de boa-fé que isto foi removido por engano ou tomado por outra coisa.
field-jurisdiction = Aceito a competência do tribunal do meu endereço (fora dos Estados Unidos: a de qualquer tribunal de lá em cujo distrito esta instância possa ser encontrada) e aceito que o reclamante possa me citar judicialmente.

# While the page's script works for a report that came back for want of a proof of work, and after that.
script-report-busy = Muitas denúncias estão chegando ao mesmo tempo.
script-report-working = Seu navegador faz um cálculo para esta, leva alguns segundos.
script-report-lacks = Falta uma coisa.
script-report-password = Digite a senha de novo e envie.

# The form for everything.
report-title = Denunciar
report = Denunciar uma imagem ou um comentário
report-explained = Você não precisa de conta nem de dar seu nome. Você recebe um link com o qual vê no que deu, e quem compartilhou a imagem ou disse algo não fica sabendo quem você é.
report-password = A senha, se houver uma
# A button.
report-send = Enviar denúncia
report-promise = Sua denúncia permite à moderação abrir o que você denuncia e nada mais; sem a senha ela não pode olhar. Se uma criança ou a vida de alguém estiver em perigo, ligue primeiro para a polícia. Para imagens íntimas suas, direitos autorais e ordens de autoridades há <a href="/takedown">formulários próprios</a>.

# The forms that laws give.
takedown-title = Remoção
takedown = Pedir uma remoção
takedown-explained = Para aquilo a que a lei dá um formulário. Todo o resto: <a href="/report">denuncie</a>.
takedown-copies = Cópias idênticas nesta instância são removidas com a imagem que você indicar. Quem opera a instância e quem recebe cartas está na página <a href="/legal/contact">Contato</a>.

# One of them: its title, what it promises in the list of them, what stands above its fields, its button,
# and what stands below that.
notice-eu = Algo ilegal: notificação UE
notice-eu-promise = Pelo Regulamento dos Serviços Digitais. Um recibo na hora e uma decisão com os motivos.
notice-eu-explained = Para qualquer coisa ilegal, pelo artigo 16 do Regulamento dos Serviços Digitais da UE. Você recebe um recibo na hora, e a decisão com os motivos. Seu nome e seu contato podem ficar vazios quando se trata de abuso sexual infantil.
notice-eu-send = Enviar notificação
notice-eu-after = Quem compartilhou isto não fica sabendo quem você é.
notice-intimate = Uma imagem íntima sem consentimento
notice-intimate-promise = Ocultada na hora, mesmo que tenha sido gerada por um programa.
notice-intimate-explained = Para uma imagem em que aparece você, ou alguém em nome de quem você pode falar, sem roupa ou em situação íntima e sem consentimento, real ou gerada por um programa. Ela é ocultada assim que você envia este formulário, e uma pessoa a olha em até 12 horas, 48 no máximo.
notice-intimate-send = Pedir que seja removida
notice-intimate-after = Quem a compartilhou não fica sabendo quem você é. Cópias idênticas que houver aqui são removidas com ela. Se você conhece outros links, envie este formulário para cada um.
notice-copyright = Notificação de direitos autorais
notice-copyright-promise = Os seis elementos do 17 USC 512. Decidida em um dia, três no máximo.
notice-copyright-explained = Para a sua própria obra, ou para uma em nome de cujo titular você pode agir. Uma notificação pelo 17 USC 512 (a lei de direitos autorais dos Estados Unidos) tem seis elementos, e este formulário pede todos. Ela é decidida em um dia, três no máximo.
notice-copyright-send = Enviar notificação de direitos autorais
notice-copyright-after = Quem compartilhou isto vê seu nome, sua obra e o que você diz, e pode responder com uma contranotificação, que você receberia. Quem afirma de propósito algo que não é verdade pode ter de responder pelos danos.
notice-authority = Ordem de uma autoridade
notice-authority-promise = Chama o operador na hora.
notice-authority-explained = Para tribunais e autoridades. Chama o operador na hora e é decidida em uma hora.
notice-authority-send = Enviar ordem
notice-authority-after = Quando algo é removido por ordem, os visitantes veem essa indicação. Nada aqui pode dizer quem compartilhou ou olhou: nenhum endereço é guardado.
notice-password = A senha do link, se houver uma e você souber

# What became of a report.
reported-title = Sua denúncia
reported-received = Recebemos sua denúncia
reported-in-review = Está sendo analisada
reported-kept = Fica como está
reported-hidden = Está oculto
reported-removed = Foi removido
reported-appealed = Está sendo analisado de novo
reported-overturned = É mostrado de novo
reported-received-next = Agora a moderação olha o que você denunciou e decide.
reported-in-review-next = Alguém da moderação está com ela. O que for decidido aparece aqui.
reported-kept-next = Alguém da moderação olhou e não encontrou nada que seja proibido aqui. Se há mais a saber, denuncie de novo e conte.
# “It” is a comment.
reported-comment-next = A moderação decidiu assim. Ninguém sabe quem o disse, então ninguém é informado do motivo.
reported-decided-next = A moderação decidiu assim. Quem compartilhou isto pode recorrer; nesse caso outra pessoa analisa, e esta página avisa.
reported-appealed-next = Quem compartilhou isto recorreu. Agora decide alguém da moderação que não decidiu antes.
reported-overturned-next = Quem compartilhou isto recorreu, e tinha razão.
reported-ask = A moderação pergunta
reported-answer = <a href="/report">Responda com outra denúncia</a> do mesmo link.
reported-unseen = Ninguém aqui pode olhar: há uma senha. Se você sabe qual é, <a href="/report">denuncie de novo</a> com a senha.
reported-as = Denunciado como: { $category }
reported-at = Recebido: { $hour }
reported-decided-at = Decidido: { $hour }
reported-is-hidden = Não pode ser visto agora.
reported-is-shown = Não está oculto.
reported-keep = Guarde esta página
reported-keep-explained = O endereço dela é a única forma de ver no que deu sua denúncia. Ninguém pode devolvê-lo a você.
# A button.
reported-copy = Copiar este link

# What was reported and decided, in numbers.
transparency-title = Transparência
transparency = Transparência
transparency-explained = O que foi denunciado aqui, o que foi decidido e quanto tempo levou. Um número de 1 a 4 aparece como &lt;5, para que ninguém possa ser reconhecido.
transparency-programs = O mesmo, <a href="/transparency.json">para programas</a>.
# In small print beside a category and before a number: such as “EU notice, by page”.
transparency-notices = { $form }, por { $source }
transparency-intimate = pedido da pessoa mostrada
transparency-copyright = notificação de direitos autorais
transparency-eu = notificação UE
transparency-authority = ordem
transparency-report = denúncia
# How it was sent: by the page for reports, by a program, or by the page for takedowns.
transparency-source-page = página
transparency-source-api = API
transparency-source-takedown = remoção
# What was decided how often.
transparency-removed = removido
transparency-hidden = ocultado
transparency-kept = mantido
# In small print beside that: the law or rule it rests on.
transparency-by-law = por lei: { $ground }
transparency-by-rule = por regra: { $ground }
# Each before a length of time.
transparency-half = Metade das decisões, em menos de
transparency-most = 19 de cada 20, em menos de
# Each before a number.
transparency-requests = Pedidos sobre imagens íntimas, decididos
transparency-in-time = Destes, em menos de 48 horas
transparency-appeals = Recursos decididos
transparency-reversals = Destes, decisões anuladas
transparency-orders = Ordens de autoridades
transparency-lists = Listas de imagens conhecidas
transparency-no-list = Esta instância não tem nenhuma lista: nada do que é enviado é comparado com nada.
# $class and $action are words for programs. $wrong: hits that turned out wrong. $day: such as 2026-03-01.
transparency-list = { $entries ->
    [one] <span class="mono">{ $class }</span>, { $entries } entrada. Uma coincidência significa <span class="mono">{ $action }</span>. Coincidências: { $hits }, erradas: { $wrong }.
   *[other] <span class="mono">{ $class }</span>, { $entries } entradas. Uma coincidência significa <span class="mono">{ $action }</span>. Coincidências: { $hits }, erradas: { $wrong }.
}
transparency-list-from = { $entries ->
    [one] <span class="mono">{ $class }</span>, { $entries } entrada, de { $day }. Uma coincidência significa <span class="mono">{ $action }</span>. Coincidências: { $hits }, erradas: { $wrong }.
   *[other] <span class="mono">{ $class }</span>, { $entries } entradas, de { $day }. Uma coincidência significa <span class="mono">{ $action }</span>. Coincidências: { $hits }, erradas: { $wrong }.
}
