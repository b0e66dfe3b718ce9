# What an instance says of itself. An instance is one server that runs this program; whoever runs it is its
# operator. “We” and “this instance” are the same. Keep these texts plain, and as binding as they are.

# On every page where it is told who runs the instance.
legal-who = O operador desta instância é { $name }.
legal-who-unnamed = Esta instância não indicou quem a opera.
legal-email-unnamed = Esta instância não indicou um endereço de e-mail.

terms-title = Termos
terms = Termos
terms-about = O ChatPic mostra imagens a pessoas que têm um link, por tempo limitado e sem contas. Ao usá-lo, você concorda com o que está aqui.
terms-pictures = Suas imagens
terms-pictures-yours = Elas continuam suas. Você permite que esta instância as guarde seladas e as mostre a quem tem o link, até que terminem. Nada mais é feito com elas: ninguém as vende, as estuda nem treina nada com elas.
terms-pictures-may = Compartilhe só o que puder: imagens que são suas ou que você tem permissão para mostrar, e que não incomodem ninguém que aparece nelas. O que nunca é permitido está nas <a href="/legal/guidelines">diretrizes</a>.
terms-time = Tempo e tamanho
# $time: such as 30 days.
terms-time-longest = Um envio dura no máximo { $time }. O que terminou não pode ser trazido de volta, por ninguém.
# $size: such as 50 MiB.
terms-time-files = { $count ->
    [one] Um envio pode ter { $count } imagem de até { $size }. O tamanho que os vídeos podem ter, onde são aceitos, está na página inicial.
   *[other] Um envio pode ter até { $count } imagens de até { $size } cada. O tamanho que os vídeos podem ter, onde são aceitos, está na página inicial.
}
terms-time-uploads = { $count ->
    [one] De um mesmo endereço é aceito { $count } upload por hora.
   *[other] De um mesmo endereço são aceitos até { $count } uploads por hora.
}
terms-time-originals = Guarde seus originais: este não é um lugar para armazenar coisas.
terms-look = O que olhamos
terms-look-lists = Cada upload é comparado, pelo programa e na memória, com as listas de imagens nocivas conhecidas que esta instância tem. Uma imagem que está em uma delas não é aceita. Depois disso ninguém aqui pode vê-la, a não ser que alguém que tem o link a denuncie: nesse caso uma pessoa olha o que foi denunciado e decide.
terms-look-hidden = Uma imagem pode ficar oculta até essa decisão. Se for removida, sua página de gestão diz por quê, e nela você pode recorrer. Alguém que não decidiu da primeira vez analisa de novo.
terms-look-comments = Sobre um comentário se decide em separado. Ninguém sabe quem o escreveu, então ninguém pode ser informado do motivo, e ninguém pode recorrer.
terms-look-bans = Quem envia coisas proibidas repetidamente pode ser impedido de enviar, e de publicar e comentar em canais. O motivo e o prazo são comunicados. Olhar e denunciar continuam abertos a todos.
terms-promise = Sem promessa de permanência
terms-promise-none = É oferecido como está, sem garantia, na medida em que a lei permite. Pode falhar ou parar. Se fechar de vez, todas as páginas dizem isso e quando, e até lá você pode recuperar o que é seu.
terms-who = Quem e onde
# Before what the operator says of it.
terms-law = Lei e tribunal:
terms-law-unnamed = Esta instância não indicou uma lei nem um tribunal. Aplicam-se os seus, como é sempre seu direito como consumidor.
terms-change = Estes termos resultam do programa e de suas configurações, e mudam quando eles mudam.

guidelines-title = Diretrizes
guidelines = Diretrizes
guidelines-about = Compartilhe o que você mostraria se as pessoas que aparecem na imagem estivessem ao seu lado. O resto é consequência.
guidelines-never = Nunca
guidelines-never-children = <strong>Imagens sexuais de crianças e adolescentes</strong>, reais, desenhadas ou geradas, e tudo o que os sexualize ou sirva para aliciá-los.
guidelines-never-intimate = <strong>Imagens íntimas sem consentimento</strong> da pessoa que aparece nelas, também as geradas.
guidelines-never-threats = <strong>Ameaças</strong> à vida de alguém, e apelos para ferir pessoas.
guidelines-never-terror = <strong>Terrorismo</strong>: o que recruta para ele, o elogia ou o ensina.
guidelines-never-cruelty = <strong>Crueldade</strong> com pessoas ou animais, mostrada por si mesma.
guidelines-never-hate = <strong>Ódio</strong> contra pessoas pelo que são, <strong>assédio</strong>, e dizer onde alguém mora.
guidelines-never-fraud = <strong>Fraude</strong>, documentos roubados, programas maliciosos.
guidelines-never-others = <strong>Obras de outras pessoas</strong> ou coisas privadas que você não tem permissão para mostrar.
guidelines-never-law = Qualquer outra coisa que a lei proíba.
guidelines-adults = Para adultos
guidelines-adults-allowed = Nudez entre adultos que consentem não é proibida aqui onde a lei a permite. Envie só a adultos que a queiram, e marque-a como conteúdo para adultos.
guidelines-wrong = Quando algo está errado
guidelines-wrong-report = <a href="/report">Denuncie</a>. Você não precisa de conta nem de dar seu nome, e recebe um link para ver no que deu. Imagens suas com que você nunca concordou, direitos autorais e ordens de autoridades têm <a href="/takedown">caminhos mais curtos</a>.
guidelines-wrong-danger = Se uma criança ou a vida de alguém está em perigo, ligue primeiro para a polícia. Ela pode agir na hora; nós só podemos ocultar uma imagem.
guidelines-wrong-numbers = Nada é removido porque muitas pessoas denunciam. Uma pessoa olha, uma vez, e o número de denúncias não conta.
guidelines-removed = Se algo seu foi removido
guidelines-removed-object = Sua página de gestão diz por quê e permite recorrer. Um comentário não tem uma: ninguém sabe quem o escreveu, então a remoção dele não é comunicada a ninguém e é definitiva. Imagens sexuais de crianças e adolescentes são a exceção: desaparecem sem aviso e, onde a lei exige, são comunicadas às autoridades.

privacy-title = Privacidade
privacy = Privacidade
privacy-about = Nem conta, nem cookie, nem rastreador. Esta página é escrita pelo programa a partir das configurações com que ele funciona.
privacy-pictures = Suas imagens
privacy-pictures-seen = Enquanto chegam, o programa as vê: ele as compara, na memória, com listas de imagens nocivas conhecidas, e remove dos arquivos a posição, a câmera, os nomes e as datas.
privacy-pictures-early = Elas são enviadas assim que você as escolhe. O que você depois não compartilha é apagado quando você sai da página, no máximo depois de um dia.
privacy-pictures-sealed = Depois cada uma é selada com uma chave que só os links dela carregam. Sem um link ninguém pode abri-la, nem esta instância. Enquanto alguém a olha, o programa a vê de novo. Portanto, não é criptografia de ponta a ponta.
# $time: such as 30 days.
privacy-pictures-end = Ela termina quando o tempo acaba, quando as visualizações são usadas ou quando você a apaga, depois de no máximo { $time }. A chave dela é apagada em menos de um minuto, e os bytes com ela.
privacy-records = O que é guardado junto delas
privacy-records-clear = Sem criptografia: quando um envio foi feito e quando termina, quantas imagens de que tamanho aproximado, o limite de visualizações, se há uma senha, quantas visualizações cada link concedeu, e a que horas.
privacy-records-after = { $days ->
    [one] Por { $days } dia depois do fim: o mesmo, sem as imagens, para que os links possam dizer por que não estão mais aqui.
   *[other] Por { $days } dias depois do fim: o mesmo, sem as imagens, para que os links possam dizer por que não estão mais aqui.
}
privacy-records-fingerprint = A impressão digital de cada imagem, calculada com uma chave desta instância. Ela diz se uma imagem igual está aqui, para que uma só decisão remova todas as cópias; não diz mais nada.
privacy-records-postgres = Os registros estão em um banco de dados PostgreSQL. O que é apagado sai na hora das tabelas dele, e dos arquivos e do log de transações só depois que estes são limpos: no fim do dia até o qual devia ser guardado, ou mais tarde no log de transações.
privacy-records-bucket = Os bytes selados estão em um armazenamento de objetos. Ele libera os bytes apagados a seu tempo; sem a chave, eles são ruído.
privacy-records-backups = Se o operador faz cópias de segurança, elas contêm o que foi apagado desde então. O programa não tem como saber: pergunte.
# An address of the internet, by which a device or a household can be told from others.
privacy-address = Seu endereço na internet
privacy-address-kept = Ele é anotado em um único caso, que o operador ativou: quando se confirma que um upload é abuso sexual infantil, o endereço de onde veio é selado com as provas, para as autoridades.
privacy-address-never = Ele é usado para responder a você e nunca é anotado, seja qual for o upload.
privacy-address-counted = Para que ninguém use demais, as solicitações são contadas por endereço, na memória, com uma chave que é sorteada de novo a cada hora. Depois dessa hora ninguém pode dizer de quem eram.
privacy-address-log = O log tem uma linha por solicitação: a hora, o método, que tipo de página, o status, quanto tempo levou. Nem endereço, nem link, nem navegador.
privacy-address-network = { $days ->
    [one] Um envio leva um sinal da rede de onde veio: 16 bits, que milhares de redes têm em comum, calculados com uma chave que é destruída depois de { $days } dia. Com ele se reconhece até lá quem foi bloqueado, e não se pode identificar ninguém. Uma denúncia também o leva.
   *[other] Um envio leva um sinal da rede de onde veio: 16 bits, que milhares de redes têm em comum, calculados com uma chave que é destruída depois de { $days } dias. Com ele se reconhece até lá quem foi bloqueado, e não se pode identificar ninguém. Uma denúncia também o leva.
}
privacy-address-proxy = Na frente desta instância há um proxy, que vê o seu endereço e os endereços que você pede. O que ele guarda cabe ao operador dizer.
privacy-browser = Seu navegador
# $when: one of the three below. The “it” after that is the upload pass.
privacy-browser-pass = Nenhum cookie é criado. { $when } O passe é um texto aleatório que seu navegador obtém com um cálculo e guarda; com ele se pode deter quem envia coisas proibidas, e não se pode identificar ninguém. Esta instância guarda um hash dele. Apague-o quando quiser com os dados deste site no seu navegador; o próximo upload obtém um novo.
privacy-browser-unfinished = Quando o upload de um arquivo grande foi interrompido, seu navegador guarda por um dia o nome do arquivo e um segredo com o qual ele continua. O arquivo em si não fica guardado ali. A página avisa, e um botão faz com que seja esquecido.
privacy-browser-kept = Seu navegador também guarda, sem enviar a ninguém: os links de gestão do que você compartilhou, até você fazer com que sejam esquecidos; quem você é nas conversas em que escreveu, por 30 dias; e as condições que você escolheu da última vez.
privacy-pass-always = Para compartilhar você precisa de um passe de upload.
privacy-pass-under-load = Quando há muitos uploads ao mesmo tempo, e a partir de redes que abusaram desta instância, você precisa de um passe de upload para compartilhar.
privacy-pass-misused = A partir de redes que abusaram desta instância você precisa de um passe de upload para compartilhar.
privacy-reports = Denúncias
privacy-reports-copy = { $days ->
    [one] Uma denúncia leva o link daquilo de que trata, para que a moderação possa abrir exatamente isso. Uma cópia fica selada para a moderação até que o caso seja fechado, no máximo { $days } dia, mesmo que quem compartilhou apague o original nesse meio-tempo.
   *[other] Uma denúncia leva o link daquilo de que trata, para que a moderação possa abrir exatamente isso. Uma cópia fica selada para a moderação até que o caso seja fechado, no máximo { $days } dias, mesmo que quem compartilhou apague o original nesse meio-tempo.
}
privacy-reports-written = { $days ->
    [one] O que você escreve, e o endereço em que quer ser contatado, é selado, visto só pela moderação e apagado quando ninguém mais pode recorrer, { $days } dia depois da decisão.
   *[other] O que você escreve, e o endereço em que quer ser contatado, é selado, visto só pela moderação e apagado quando ninguém mais pode recorrer, { $days } dias depois da decisão.
}
privacy-reports-names = O nome e o endereço em uma notificação de direitos autorais ou em uma contranotificação vão para a outra parte, e para mais ninguém. O formulário avisa.
privacy-reports-vault = Abuso sexual infantil confirmado é selado para as autoridades, com chaves que não estão nesta máquina, pelo tempo que a lei exige. Esta instância não pode abri-lo.
privacy-reports-no-vault = Nenhuma prova de nada é guardada por mais tempo que isso.
privacy-rights = Seus direitos
privacy-rights-yours = Com o link de gestão de um envio você vê tudo o que está guardado sobre ele, o muda e o apaga. Sem esse link, nem você nem nós podemos dizer qual envio é seu. Para todo o resto, pergunte a quem opera esta instância.

contact-title = Contato
contact = Contato
contact-about = Para que uma imagem seja analisada, <a href="/report">denuncie</a> ou <a href="/takedown">peça a remoção dela</a>. É mais rápido que uma carta: vai para a fila, e você recebe um link para ver o que acontece.
contact-who = Quem opera esta instância
contact-eu = União Europeia
# Each before what the operator says of it, which may have several lines.
contact-eu-point = Para pessoas e para autoridades:
contact-eu-unnamed = Esta instância não indicou um ponto de contato para pessoas ou autoridades na União Europeia.
contact-eu-representative = Representante legal:
contact-copyright = Direitos autorais nos Estados Unidos
contact-agent = Agente designado:
contact-agent-number = No diretório do Escritório de Direitos Autorais dos Estados Unidos: { $number }
contact-agent-unregistered = Esta instância não indicou o registro do agente no Escritório de Direitos Autorais dos Estados Unidos.
contact-agent-unnamed = Esta instância não indicou um agente para notificações de direitos autorais.
contact-copyright-form = Uma notificação pelo <a href="/takedown/copyright">formulário</a> é aceita em qualquer caso.
contact-security = Falhas de segurança do programa ou desta instância
contact-security-tell = Conte a <a href="{ $url }">{ $contact }</a> antes de contar a qualquer outra pessoa, por favor.
contact-security-unnamed = Esta instância não indicou um contato de segurança.
